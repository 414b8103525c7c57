package app.selfie.imaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What several people wait for: each person's in the order in which it came, the people in turn, so that whoever asks for
 * much waits for it themselves. Not thread-safe.
 *
 * @param <P> a person, by {@code equals}
 * @param <J> what is waited for, by {@code equals}
 */
final class FairQueue<P, J> {

    /** Whose turn it is comes first. */
    private final Map<P, Deque<J>> waiting = new LinkedHashMap<>();

    private int size;

    void add(P person, J job) {
        waiting.computeIfAbsent(person, _ -> new ArrayDeque<>()).add(job);
        size++;
    }

    /** The next one, which does not wait any more; the person it belongs to is the last in turn from now on. */
    Optional<J> poll() {
        Iterator<Map.Entry<P, Deque<J>>> first = waiting.entrySet().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<P, Deque<J>> turn = first.next();
        P person = turn.getKey();
        Deque<J> theirs = turn.getValue();
        J job = theirs.remove();
        size--;
        first.remove();
        if (!theirs.isEmpty()) {
            waiting.put(person, theirs);
        }
        return Optional.of(job);
    }

    /** Whether it waited until now. */
    boolean remove(P person, J job) {
        Deque<J> theirs = waiting.get(person);
        if (theirs == null || !theirs.remove(job)) {
            return false;
        }
        size--;
        if (theirs.isEmpty()) {
            waiting.remove(person);
        }
        return true;
    }

    /**
     * Makes room for one of {@code person}'s at the cost of whoever waits for most: their newest goes, if they would still
     * wait for as much as {@code person} does then.
     *
     * @return what went; empty if nobody waits for so much more
     */
    Optional<J> dropFor(P person) {
        Deque<J> own = waiting.get(person);
        int theirs = own == null ? 0 : own.size();
        P most = null;
        int longest = theirs + 1;
        for (Map.Entry<P, Deque<J>> entry : waiting.entrySet()) {
            if (entry.getValue().size() > longest) {
                longest = entry.getValue().size();
                most = entry.getKey();
            }
        }
        if (most == null) {
            return Optional.empty();
        }
        Deque<J> longestLine = waiting.getOrDefault(most, new ArrayDeque<>());
        size--;
        return Optional.of(longestLine.removeLast()); // one is left at least
    }

    int size() {
        return size;
    }
}
