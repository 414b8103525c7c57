package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background.Own;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.SaveResult.Gone;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.SaveResult.NoSpace;
import app.selfie.storage.SaveResult.OverQuota;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pictures that people bring along to stand in front of. Every method takes the owner; a background of anybody else is
 * not found and not changed.
 */
@Service
public class OwnBackgrounds {

    /** One person's; more could not be told apart in the picker. */
    public static final int MOST = 100;

    /** What the largest phones write at their best quality. */
    public static final int MAX_FILE_BYTES = 15 << 20;

    /** How long a deletion is offered to be undone; the row is kept a little longer than that. */
    public static final Duration UNDO_FOR = Duration.ofSeconds(10);

    private static final Duration KEPT_FOR_UNDO = Duration.ofMinutes(1);
    private static final int CLEARED_AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(OwnBackgrounds.class);

    private final OwnBackgroundRepository rows;
    private final OwnedObjects objects;
    private final Backgrounds backgrounds;
    private final PictureImporter intake;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    OwnBackgrounds(
            OwnBackgroundRepository rows,
            OwnedObjects objects,
            Backgrounds backgrounds,
            PlatformTransactionManager transactions,
            InstantSource clock,
            @Value("${selfie.run-folder}/uploads") Path spool) {
        this.rows = rows;
        this.objects = objects;
        this.backgrounds = backgrounds;
        this.intake = new PictureImporter(MAX_FILE_BYTES, spool, DecodingMemory.here());
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The person's backgrounds, the eldest first. */
    public List<Own> all(UserId owner) {
        return rows.rows(owner).stream()
                .map(OwnBackgroundRepository.Row::background)
                .toList();
    }

    /** The person's background of that id, if there is one. */
    public Optional<Own> find(UserId owner, BackgroundId id) {
        return rows.find(owner, id).map(OwnBackgroundRepository.Row::background);
    }

    /**
     * Adds a picture: checked before it is decoded, turned upright, laid over white, scaled to what a camera needs, and
     * written anew as JPEG without anything but its pixels. Takes up to seconds and waits for others: not under a session's
     * lock.
     *
     * @param name what it is called
     * @param file read to its end, or to where it is too long; the caller closes it
     * @throws IOException if the file does not arrive; nothing is kept
     */
    public AddResult add(UserId owner, BackgroundName name, InputStream file) throws IOException {
        if (rows.count(owner) >= MOST) {
            return new AddResult.TooMany();
        }
        if (!objects.hasRoom()) {
            return new AddResult.NoSpace();
        }
        return switch (intake.take(owner, file)) {
            case PictureImporter.Taken taken -> keep(owner, name, taken);
            case PictureImporter.NotTaken(AddResult why) -> why;
        };
    }

    private AddResult keep(UserId owner, BackgroundName name, PictureImporter.Taken taken) {
        Own added = new Own(
                BackgroundId.own(UUID.randomUUID()),
                name,
                taken.size(),
                Framing.MIDDLE,
                1,
                taken.jpeg().length,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return switch (objects.keepFor(owner, List.of(taken.jpeg()), ids -> insert(owner, added, ids.getFirst()))) {
            case Kept<Own>(Own kept) -> new AddResult.Added(kept);
            case OverQuota<Own>(long neededBytes, long freeBytes) -> new AddResult.OverQuota(neededBytes, freeBytes);
            case NoSpace<Own> _ -> new AddResult.NoSpace();
            case Gone<Own> _ -> rows.count(owner) >= MOST ? new AddResult.TooMany() : new AddResult.Gone();
        };
    }

    /** The account's row is locked, so that several files at once cannot be too many together. */
    private Optional<Own> insert(UserId owner, Own added, ObjectId picture) {
        if (rows.count(owner) >= MOST) {
            return Optional.empty();
        }
        rows.insert(owner, added, picture);
        return Optional.of(added);
    }

    /** False if the person has no such background. */
    public boolean rename(UserId owner, BackgroundId id, BackgroundName name) {
        return rows.rename(owner, id, name);
    }

    /** Shows another part of the picture, live from about the next frame on; false if the person has no such background. */
    public boolean frame(UserId owner, BackgroundId id, Framing framing) {
        boolean changed = rows.frame(owner, id, framing);
        if (changed) {
            backgrounds.changed(owner, id);
        }
        return changed;
    }

    /** From the next frame on it is not there; false if the person has no such background. See {@link #undelete}. */
    public boolean delete(UserId owner, BackgroundId id) {
        boolean deleted = rows.delete(owner, id, clock.instant());
        if (deleted) {
            backgrounds.deleted(owner, id);
        }
        return deleted;
    }

    /** Brings back what was deleted; false if there is nothing to bring back any more. */
    public boolean undelete(UserId owner, BackgroundId id) {
        boolean back = rows.undelete(owner, id);
        if (back) {
            backgrounds.changed(owner, id);
        }
        return back;
    }

    /** Removes for good what cannot be undone any more. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void clear() {
        Instant then = clock.instant().minus(KEPT_FOR_UNDO);
        for (OwnBackgroundRepository.Expired expired : rows.deletedBefore(then, CLEARED_AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (rows.remove(expired)) {
                        objects.release(expired.owner(), List.of(expired.picture()));
                    }
                });
            } catch (RuntimeException e) { // the others are cleared all the same
                LOG.error("Deleted background {} could not be cleared", expired.id(), e);
            }
        }
    }
}
