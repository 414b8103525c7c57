package app.selfie.imaging;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How much of a pool's time one person gets who asks and asks. Somebody who looks at pictures stays far below it; whoever
 * goes beyond waits, so that a flood leaves the processor to everybody's streams.
 *
 * @param burst time of rendering that a person may use at once, after a rest
 * @param perSecond time of rendering that comes back in each second, less than one
 * @param patience how long a caller waits for a place among their own person's requests before they are told that it is busy:
 *     whoever repeats a refused request at once is slowed down by it
 */
public record RenderShare(Duration burst, Duration perSecond, Duration patience) {

    /** A picture of 1920x1080 as PNG, the slowest that there is, takes a fifth of a second: 25 of them, then one and a half a second. */
    public static final RenderShare DEFAULT =
            new RenderShare(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofSeconds(1));

    public RenderShare {
        if (!burst.isPositive() || !perSecond.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "expected times, found " + burst + ", " + perSecond + " a second, " + patience);
        }
    }

    /** What each person has left of it, in nanoseconds of rendering. A full one is the same as none, so it may be forgotten. */
    <P> LoadingCache<P, Bucket> buckets() {
        long untilFullMillis = burst.toMillis() * 1000 / Math.max(1, perSecond.toMillis());
        return Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMillis(untilFullMillis).multipliedBy(10))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst.toNanos())
                                .refillGreedy(perSecond.toNanos(), Duration.ofSeconds(1)))
                        .build());
    }
}
