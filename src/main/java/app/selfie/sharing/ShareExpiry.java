package app.selfie.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a link is good for. */
public enum ShareExpiry {
    /** For the way to one's own telephone. */
    TEN_MINUTES(Duration.ofMinutes(10)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    MONTH(Duration.ofDays(30)),
    /** Until it is stopped. */
    NEVER(Duration.ZERO);

    private final Duration lasts;

    ShareExpiry(Duration lasts) {
        this.lasts = lasts;
    }

    /** When a link ends that is made then; empty for never. */
    Optional<Instant> endOf(Instant madeAt) {
        return this == NEVER ? Optional.empty() : Optional.of(madeAt.plus(lasts));
    }
}
