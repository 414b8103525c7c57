package app.selfie.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The open things of each network, at most so many. Nobody has to tell when one is closed: closed ones are sought when a
 * network has as many as it may, and now and then everywhere. Safe for any thread.
 *
 * @param <T> what can be open, with an identity of its own
 */
final class OpenByNetwork<T> {

    private static final int SWEEP_EVERY = 1000;

    private final Predicate<T> isOpen;
    private final Map<String, Set<T>> things = new HashMap<>();
    private int sinceSweep;

    OpenByNetwork(Predicate<T> isOpen) {
        this.isOpen = isOpen;
    }

    /**
     * Adds a thing, unless its network has enough.
     *
     * @param network a {@link NetworkOrigin}
     * @param most of one network
     * @return whether there was room
     */
    synchronized boolean add(String network, T thing, int most) {
        if (++sinceSweep >= SWEEP_EVERY) {
            sinceSweep = 0;
            things.values().removeIf(of -> {
                of.removeIf(isOpen.negate());
                return of.isEmpty();
            });
        }
        if (isFull(network, most)) {
            return false;
        }
        return things.computeIfAbsent(network, key -> new HashSet<>()).add(thing);
    }

    /** Whether there would be no room for another one. */
    synchronized boolean isFull(String network, int most) {
        Set<T> of = things.getOrDefault(network, Set.of());
        if (of.size() >= most) {
            of.removeIf(isOpen.negate());
        }
        return of.size() >= most;
    }

    /** Of which something may be open. */
    synchronized int networks() {
        return things.size();
    }
}
