package app.selfie.imaging;

import app.selfie.limits.RateLimiter;
import java.time.Duration;

/**
 * How much of a pool's time one person gets who asks and asks. Somebody who looks at pictures stays far below it; whoever
 * goes beyond waits, so that a flood leaves the processor to everybody's streams.
 *
 * @param burst time of rendering that a person may use at once, after a rest; at most half an hour
 * @param perSecond time of rendering that comes back in each second, a microsecond or more and less than one
 * @param patience how long a caller waits for a place among their own person's requests before they are told that it is busy:
 *     whoever repeats a refused request at once is slowed down by it
 */
public record RenderShare(Duration burst, Duration perSecond, Duration patience) {

    /** Rendering is counted in microseconds. */
    static final Duration TOKEN = Duration.ofNanos(1000);

    /** A picture of 1920x1080 as PNG, the slowest that there is, takes a fifth of a second: 25 of them, then one and a half a second. */
    public static final RenderShare DEFAULT =
            new RenderShare(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofSeconds(1));

    public RenderShare {
        if (burst.compareTo(TOKEN) < 0 || perSecond.compareTo(TOKEN) < 0 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "expected times, found " + burst + ", " + perSecond + " a second, " + patience);
        }
    }

    /** For each person, a token for each microsecond of rendering. */
    <P> RateLimiter<P> limiter() {
        Duration perToken = Duration.ofSeconds(1).dividedBy(perSecond.dividedBy(TOKEN));
        return new RateLimiter<>(new RateLimiter.Limit(Math.toIntExact(burst.dividedBy(TOKEN)), perToken));
    }
}
