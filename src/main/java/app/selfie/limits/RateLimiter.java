package app.selfie.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets each key do something a few times at once and then at a steady rate (one token bucket per key).
 *
 * <p>Memory is bounded: where there are too many keys, those that are seldom asked for go, which says nothing unless somebody
 * floods it. Thread-safe. Kept per process: several processes behind a load balancer multiply the rate by their number.
 *
 * @param <K> whoever is limited, by {@code equals}; of bounded length
 */
public final class RateLimiter<K> {

    /** About 20,000 buckets are 3 MB, and far more than an attack within the refill time needs to be slowed. */
    static final int MAX_KEYS = 20_000;

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

    private final LoadingCache<K, Bucket> buckets;

    /** One by the system's steady clock, whose buckets are all full. */
    public RateLimiter(Limit limit) {
        this(limit, System::nanoTime);
    }

    /** One by another clock, whose buckets are all full. */
    public RateLimiter(Limit limit, InstantSource clock) {
        this(limit, nanosOf(clock));
    }

    private RateLimiter(Limit limit, LongSupplier nanos) {
        Duration untilFull = limit.refill().multipliedBy(limit.burst());
        TimeMeter time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(
                        untilFull.multipliedBy(2)) // full again, though it owed something: the same as a new one
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build(_ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(1, limit.refill()))
                        .build());
    }

    private static LongSupplier nanosOf(InstantSource clock) {
        return () -> {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
    }

    /** Takes one token of the key; if there is none, takes nothing and says how long until there is one. */
    public Optional<Duration> take(K key) {
        long waitNanos = buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        return waitNanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(waitNanos));
    }

    /** How long until the key has a token; zero where it has one. Takes nothing. */
    public Duration untilNext(K key) {
        return Duration.ofNanos(buckets.get(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /**
     * Takes tokens for what was done already, and more than there are: the key owes them then.
     *
     * @param tokens 1 or more
     */
    public void spend(K key, long tokens) {
        buckets.get(key).consumeIgnoringRateLimits(tokens);
    }

    /** Returns one token that turned out not to be needed. */
    public void giveBack(K key) {
        buckets.get(key).addTokens(1);
    }

    /** Fills the key's bucket. */
    public void forget(K key) {
        buckets.invalidate(key);
    }

    /** A wait for people: rounded up, so that nobody who waits that long is refused again. */
    public static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
