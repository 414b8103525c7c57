package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.gallery.TrashRepository.Owned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes for good what has been in the trash for long enough. Any number of processes may do so at once. */
@Component
class TrashExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(TrashExpiry.class);

    private final Gallery gallery;
    private final TrashRepository rows;
    private final InstantSource clock;
    private final Duration trashFor;

    TrashExpiry(Gallery gallery, TrashRepository rows, InstantSource clock, GalleryProperties settings) {
        this.gallery = gallery;
        this.rows = rows;
        this.clock = clock;
        this.trashFor = settings.trashFor();
    }

    /** Soon after the start, and then every hour, which is near enough to thirty days. */
    @Scheduled(initialDelay = 60, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void expireNow() {
        try {
            int deleted = expire();
            if (deleted > 0) {
                LOG.info("{} selfies had been in the trash for {} and are deleted", deleted, trashFor);
            }
        } catch (RuntimeException e) { // the next hour brings another try
            LOG.warn("The trash could not be emptied of what is old", e);
        }
    }

    /**
     * Deletes what was put into the trash longer ago than it may stay there.
     *
     * @return how many selfies were deleted
     */
    int expire() {
        Instant before = clock.instant().minus(trashFor);
        int deleted = 0;
        List<Owned> some = rows.trashedBefore(before);
        while (!some.isEmpty()) {
            int now = delete(some);
            deleted += now;
            // Nothing deleted: others did, or restored them meanwhile; what is left is for the next time.
            some = now == 0 ? List.of() : rows.trashedBefore(before);
        }
        return deleted;
    }

    private int delete(List<Owned> expired) {
        Map<UserId, List<SelfieId>> byOwner = expired.stream()
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::id, Collectors.toList())));
        return byOwner.entrySet().stream()
                .mapToInt(entry -> gallery.purge(entry.getKey(), entry.getValue(), _ -> {}))
                .sum();
    }
}
