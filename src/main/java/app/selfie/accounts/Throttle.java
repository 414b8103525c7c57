package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets each key do something a few times at once and then at a steady rate (one token bucket per key).
 *
 * <p>Memory is bounded: the buckets untouched for longest go first, which are full again and say nothing unless somebody
 * floods the map.
 * Thread-safe. Kept per process: several processes behind a load balancer multiply the rate by their number.
 */
public final class Throttle {

    /** About 20,000 buckets are 3 MB, and far more than an attack within the refill time needs to be slowed. */
    static final int MAX_KEYS = 20_000;

    /** Longer keys come from requests nobody typed; they may share a bucket. */
    private static final int MAX_KEY_LENGTH = 100;

    /**
     * How often something may happen.
     *
     * @param burst at once, 1 or more
     * @param refill the time until one more is allowed, more than zero
     */
    public record Limit(int burst, Duration refill) {
        public Limit {
            if (burst < 1) {
                throw new IllegalArgumentException("burst: expected 1 or more, found " + burst);
            }
            if (!refill.isPositive()) {
                throw new IllegalArgumentException("refill: expected more than zero, found " + refill);
            }
        }
    }

    private final Limit limit;
    private final InstantSource clock;

    /** Key to the instant at which its bucket is full again, least recently used first. Guarded by this. */
    private final Map<String, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true);

    /** A throttle whose buckets are all full. */
    public Throttle(Limit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Takes one token of the key; if there is none, takes nothing and says how long until there is one. */
    public synchronized Optional<Duration> take(String key) {
        Instant now = clock.instant();
        makeRoom(now);
        Instant full = later(fullAt.getOrDefault(shortened(key), now), now).plus(limit.refill());
        Duration wait = Duration.between(now.plus(limit.refill().multipliedBy(limit.burst())), full);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        fullAt.put(shortened(key), full);
        return Optional.empty();
    }

    /** Returns one token that turned out not to be needed. */
    synchronized void giveBack(String key) {
        fullAt.computeIfPresent(shortened(key), (k, full) -> full.minus(limit.refill()));
    }

    /** Fills the key's bucket. */
    synchronized void forget(String key) {
        fullAt.remove(shortened(key));
    }

    /** A wait for people: rounded up, so that nobody who waits that long is refused again. */
    public static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    synchronized int size() {
        return fullAt.size();
    }

    /** Looks at two old buckets per new one, so the map shrinks as fast as it grew, and no call pays for all. */
    private void makeRoom(Instant now) {
        Iterator<Instant> oldest = fullAt.values().iterator();
        for (int looked = 0; looked < 2 && oldest.hasNext(); looked++) {
            if (!oldest.next().isAfter(now) || fullAt.size() >= MAX_KEYS) {
                oldest.remove();
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String shortened(String key) {
        return key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, MAX_KEY_LENGTH);
    }
}
