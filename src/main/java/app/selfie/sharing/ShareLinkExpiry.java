package app.selfie.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away the rows of links that nobody can open any more. Any number of processes may do so at once. */
@Component
class ShareLinkExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(ShareLinkExpiry.class);

    /** A stop is offered to be undone for seconds. */
    private static final Duration UNDONE_WITHIN = Duration.ofHours(1);

    private final ShareLinkRepository rows;
    private final InstantSource clock;

    ShareLinkExpiry(ShareLinkRepository rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 90, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void clearNow() {
        try {
            int _ = clear();
        } catch (RuntimeException e) { // the next hour brings another try
            LOG.warn("Links that have ended could not be cleared away", e);
        }
    }

    /** How many were cleared away. */
    int clear() {
        Instant now = clock.instant();
        return rows.clear(now, now.minus(UNDONE_WITHIN));
    }
}
