package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.storage.SaveResult;
import app.selfie.storage.SaveResult.Gone;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.StoredFile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The selfies people kept. Every method takes the owner; a selfie of anybody else is not found and not changed. What is
 * in the trash is still there, found by its id and counted against the quota, until it is purged.
 * Whoever shows an owner's selfies is told of each change.
 */
@Service
@EnableConfigurationProperties(GalleryProperties.class)
public class Gallery {

    private final SelfieRepository rows;
    private final SelfieLists lists;
    private final SelfieFiles files;
    private final SelfieWriter writer;
    private final Trash trash;
    private final GalleryEvents news;
    private final GalleryMetrics metrics;

    Gallery(
            SelfieRepository rows,
            SelfieLists lists,
            SelfieFiles files,
            SelfieWriter writer,
            Trash trash,
            GalleryEvents news,
            GalleryMetrics metrics) {
        this.rows = rows;
        this.lists = lists;
        this.files = files;
        this.writer = writer;
        this.trash = trash;
        this.news = news;
        this.metrics = metrics;
    }

    /**
     * Keeps a still; once this returns {@link Kept}, it survives a crash of the process.
     *
     * @param keepOriginal whether the layers are kept, too; without them the backdrop cannot be changed afterwards
     * @return {@link Gone} if the owner's account is
     */
    public SaveResult<Selfie> keep(UserId owner, Still still, boolean keepOriginal) {
        return told(owner, writer.keep(owner, still, keepOriginal));
    }

    /**
     * Puts another picture in the place of a selfie's own, as after its backdrop was changed. Layers, caption and
     * favourite stay, the revision counts on.
     *
     * @param picture JPEG of the same scene as the layers. Not modified.
     * @param recipe how it was made
     * @return {@link Gone} if the owner has no such selfie
     */
    public SaveResult<Selfie> replacePicture(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        return told(owner, writer.replacePicture(owner, id, picture, recipe));
    }

    /**
     * Keeps another picture of a selfie as a new one, with the same caption and with copies of its layers: the two share
     * nothing, so either can be deleted.
     *
     * @param picture JPEG. Not modified.
     * @param recipe how it was made
     * @return {@link Gone} if the owner has no such selfie
     */
    public SaveResult<Selfie> keepCopy(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        return told(owner, writer.keepCopy(owner, id, picture, recipe));
    }

    private SaveResult<Selfie> told(UserId owner, SaveResult<Selfie> outcome) {
        metrics.saved(outcome);
        if (outcome instanceof Kept) {
            news.changed(owner);
        }
        return outcome;
    }

    public Optional<Selfie> find(UserId owner, SelfieId id) {
        return rows.find(owner, id);
    }

    /**
     * A part of the gallery, newest first; of the trash, what was put there last.
     *
     * @param offset how many are passed over, 0 or more
     * @param limit how many at most, 0 or more
     */
    public List<Selfie> page(UserId owner, SelfieFilter filter, int offset, int limit) {
        return lists.page(owner, filter, offset, limit);
    }

    /**
     * The ids from one selfie to another, whichever comes first, both included and in the order of {@link #page}.
     *
     * @param limit how many at most, 0 or more
     * @return empty unless both are among the filter's
     */
    public List<SelfieId> range(UserId owner, SelfieFilter filter, SelfieId one, SelfieId other, int limit) {
        return lists.range(owner, filter, one, other, limit);
    }

    /** How many come before a selfie in the order of {@link #page}; empty unless it is among the filter's. */
    public OptionalInt place(UserId owner, SelfieFilter filter, SelfieId id) {
        return lists.place(owner, filter, id);
    }

    public int count(UserId owner, SelfieFilter filter) {
        return lists.count(owner, filter);
    }

    /** How many were kept, or put into the trash, on each day that has any, the newest day first. */
    public SequencedMap<LocalDate, Integer> days(UserId owner, SelfieFilter filter, ZoneId zone) {
        return lists.days(owner, filter, zone);
    }

    /** The scenes in which the owner has selfies outside the trash; among them may be some that are there no more. */
    public List<BackgroundId> scenes(UserId owner) {
        return lists.scenes(owner);
    }

    /** The models that made the owner's selfies outside the trash. */
    public List<ModelId> models(UserId owner) {
        return lists.models(owner);
    }

    /** JPEG at full size. */
    public Optional<StoredFile> pictureFile(UserId owner, SelfieId id) {
        return files.file(owner, id, Layers::picture);
    }

    /** JPEG with a long side of at most 480 px. */
    public Optional<StoredFile> thumbnailFile(UserId owner, SelfieId id) {
        return files.file(owner, id, Layers::thumbnail);
    }

    /** JPEG as filmed, with any body effect in it; empty also if it was not kept. */
    public Optional<StoredFile> originalFile(UserId owner, SelfieId id) {
        return files.file(owner, id, Layers::original);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> picture(UserId owner, SelfieId id) {
        return files.open(owner, id, Layers::picture);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> thumbnail(UserId owner, SelfieId id) {
        return files.open(owner, id, Layers::thumbnail);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> original(UserId owner, SelfieId id) {
        return files.open(owner, id, Layers::original);
    }

    /** 8-bit grey PNG as filmed, which the caller closes; empty also if it was not kept. */
    public Optional<StoredBytes> matte(UserId owner, SelfieId id) {
        return files.open(owner, id, Layers::matte);
    }

    public void favourite(UserId owner, SelfieId id, boolean favourite) {
        rows.favourite(owner, id, favourite);
        news.changed(owner);
    }

    /** Marks many at once, and says how many of them are the owner's. */
    public int favourite(UserId owner, Collection<SelfieId> ids, boolean favourite) {
        return changed(owner, rows.favourite(owner, ids, favourite));
    }

    /** Whether all of them are favourites that are the owner's; those of others, or gone, are passed over. */
    public boolean areFavourites(UserId owner, Collection<SelfieId> ids) {
        return !rows.isOneNoFavourite(owner, ids);
    }

    /** Sets the caption, made one line, without control characters, and cut after 200 characters; empty removes it. */
    public void caption(UserId owner, SelfieId id, String caption) {
        rows.caption(owner, id, Captions.clean(caption));
        news.changed(owner);
    }

    /**
     * Puts selfies into the trash.
     *
     * @return how many were not there yet
     */
    public int trash(UserId owner, Collection<SelfieId> ids) {
        return changed(owner, trash.putIn(owner, ids));
    }

    /**
     * Takes selfies out of the trash.
     *
     * @return how many were there
     */
    public int restore(UserId owner, Collection<SelfieId> ids) {
        return changed(owner, trash.restore(owner, ids));
    }

    /**
     * Deletes those of the selfies that are in the trash for good, rows and bytes; others are passed over. Thousands take
     * seconds.
     *
     * @param progress told now and then how many have been looked at, on this thread
     * @return how many were deleted
     */
    public int purge(UserId owner, Collection<SelfieId> ids, IntConsumer progress) {
        return changed(owner, trash.purge(owner, ids, progress));
    }

    /**
     * Deletes everything in the trash for good; thousands take seconds.
     *
     * @param progress told now and then how many were deleted, on this thread
     * @return how many that were
     */
    public int emptyTrash(UserId owner, IntConsumer progress) {
        return changed(owner, trash.empty(owner, progress));
    }

    private int changed(UserId owner, int howMany) {
        if (howMany > 0) {
            news.changed(owner);
        }
        return howMany;
    }
}
