package app.selfie.stills;

import app.selfie.accounts.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many files of one person arrive at once, and the memory for those that arrive or are in work. Files that wait for
 * their turn are not read, so they take neither memory nor a thread; whoever sends nothing keeps nobody waiting but
 * themselves. Thread-safe.
 */
final class UploadLimiter {

    /** One person's files that are read at once: the next one comes while the one before it ends. */
    static final int MAX_ARRIVING = 2;

    /** One person's files behind those: what is left of two bursts of four, from two pages. */
    static final int MAX_WAITING = 6;

    private static final class Line {
        private int arriving;
        private final Deque<Place> waiting = new ArrayDeque<>();
    }

    private final MemoryBudget memory;

    /** Guarded by this. */
    private final Map<UserId, Line> lines = new HashMap<>();

    UploadLimiter(StillsProperties limits) {
        long all = limits.uploadMemory().toBytes();
        // Two files of the greatest length, or a quarter: four people who do their worst leave nothing, one leaves
        // most.
        this.memory = new MemoryBudget(
                all, Math.min(all, Math.max(MAX_ARRIVING * limits.maxFile().toBytes(), all / 4)));
    }

    /**
     * A place in the person's line.
     *
     * @throws StillException {@link StillProblem#BUSY} if too many of the person's wait already
     */
    synchronized Place enter(UserId owner) {
        Line line = lines.computeIfAbsent(owner, _ -> new Line());
        Place place = new Place(owner);
        if (line.arriving < MAX_ARRIVING) {
            line.arriving++;
            place.isArriving = true;
        } else if (line.waiting.size() < MAX_WAITING) {
            line.waiting.add(place);
        } else {
            throw new StillException(StillProblem.BUSY, line.waiting.size() + " files of this person wait");
        }
        return place;
    }

    /** @return what is to be begun now */
    private synchronized Optional<Runnable> leave(Place place) {
        Line line = lines.get(place.owner);
        if (line == null) {
            return Optional.empty();
        }
        line.waiting.remove(place);
        Optional<Place> next = Optional.empty();
        if (place.isArriving) {
            place.isArriving = false;
            next = Optional.ofNullable(line.waiting.poll());
            next.ifPresentOrElse(first -> first.isArriving = true, () -> line.arriving--);
        }
        if (line.arriving == 0 && line.waiting.isEmpty()) {
            lines.remove(place.owner);
        }
        return next.flatMap(first -> Optional.ofNullable(first.begin));
    }

    private synchronized boolean isFirst(Place place, Runnable begin) {
        place.begin = begin;
        return place.isArriving;
    }

    /** Bytes that are not reserved. */
    long freeBytes() {
        return memory.freeBytes();
    }

    /** One file's; closed when the file takes no memory any more. Thread-safe. */
    final class Place implements AutoCloseable {

        private final UserId owner;
        private @Nullable Runnable begin; // guarded by the limiter, as is the next
        private boolean isArriving;
        private long bytes;
        private boolean closed;

        private Place(UserId owner) {
            this.owner = owner;
        }

        /** Runs {@code begin} when the file may be read: now, or on the thread of whoever makes room. Called once. */
        void whenFirst(Runnable begin) {
            if (isFirst(this, begin)) {
                begin.run();
            }
        }

        /** Whether there is memory for so many bytes more; then they are the file's until it is closed. */
        synchronized boolean reserve(long more) {
            if (closed || !memory.reserve(owner, more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        /** The file is here, or will not come: the next one may. */
        void arrived() {
            leave(this).ifPresent(Runnable::run);
        }

        @Override
        public void close() {
            synchronized (this) {
                if (!closed) {
                    closed = true;
                    memory.release(owner, bytes);
                }
            }
            arrived();
        }
    }
}
