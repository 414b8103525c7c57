package app.selfie.storage;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether pictures can be kept now. Probes come every few seconds from several sides, and a bucket costs money per request: the
 * store is asked every ten seconds at most. Named {@code storage} among the health groups.
 */
@Component("storageHealthIndicator")
final class StorageHealth implements HealthIndicator {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StorageHealth.class);

    private final ObjectStore store;
    private final InstantSource clock;
    private @Nullable Health last;
    private Instant asked = Instant.EPOCH;

    StorageHealth(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        Instant now = clock.instant();
        Health known = last;
        if (known == null || Duration.between(asked, now).abs().compareTo(KNOWN_FOR) >= 0) {
            asked = now;
            known = ask();
            last = known;
        }
        return known;
    }

    private Health ask() {
        try {
            store.expectWritable();
            return Health.up().build();
        } catch (UncheckedIOException e) {
            LOG.warn("The storage cannot be written", e);
            return Health.down().build();
        }
    }
}
