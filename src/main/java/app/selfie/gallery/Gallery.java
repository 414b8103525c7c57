package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.storage.Keeping;
import app.selfie.storage.Keeping.Gone;
import app.selfie.storage.Keeping.Kept;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.StoredFile;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The selfies people kept. Every method takes the owner; a selfie of anybody else is not found and not changed. What is
 * in the trash is still there, found by its id and counted against the quota, until it is purged.
 *
 * <p>Longer than most files: it is the package's whole API, and most of it is one line of work.
 */
@Service
@EnableConfigurationProperties(GallerySettings.class)
public class Gallery {

    private final OwnedObjects objects;
    private final SelfieRows rows;
    private final SelfieLists lists;
    private final GalleryNews news;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Gallery(
            OwnedObjects objects,
            SelfieRows rows,
            SelfieLists lists,
            GalleryNews news,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.objects = objects;
        this.rows = rows;
        this.lists = lists;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Keeps a still; once this returns {@link Kept}, it survives a crash of the process.
     *
     * @param keepOriginal whether the layers are kept, too; without them the backdrop cannot be changed afterwards
     * @return {@link Gone} if the owner's account is
     */
    public Keeping<Selfie> keep(UserId owner, Still still, boolean keepOriginal) {
        List<byte[]> files = files(still.picture());
        if (keepOriginal) {
            files.add(still.original());
            files.add(still.matte());
        }
        return told(
                owner, objects.keep(owner, files, ids -> insert(owner, still.recipe(), still.size(), "", files, ids)));
    }

    private Selfie insert(
            UserId owner, Recipe recipe, ImageSize size, String caption, List<byte[]> files, List<ObjectId> ids) {
        SelfieId id = new SelfieId(UUID.randomUUID());
        rows.insert(owner, id, clock.instant(), recipe, size, caption, lengthOf(files), Layers.of(ids));
        return rows.find(owner, id).orElseThrow();
    }

    /**
     * Puts another picture in the place of a selfie's own, as after its backdrop was changed. Layers, caption and
     * favourite stay, the revision counts on.
     *
     * @param picture JPEG of the same scene as the layers. Not modified.
     * @param recipe how it was made
     * @return {@link Gone} if the owner has no such selfie
     */
    public Keeping<Selfie> replacePicture(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        List<byte[]> files = files(picture);
        return told(owner, objects.keepFor(owner, files, ids -> replace(owner, id, recipe, files, ids)));
    }

    private Optional<Selfie> replace(UserId owner, SelfieId id, Recipe recipe, List<byte[]> files, List<ObjectId> ids) {
        return rows.lockLayers(owner, id).map(layers -> {
            List<ObjectId> before = List.of(layers.picture(), layers.thumbnail());
            long grownBytes = lengthOf(files) - objects.lengthOf(owner, before);
            rows.replace(owner, id, recipe, Thumbnails.sizeOf(files.getFirst()), grownBytes, ids.get(0), ids.get(1));
            objects.release(owner, before);
            return rows.find(owner, id).orElseThrow();
        });
    }

    /**
     * Keeps another picture of a selfie as a new one, with the same caption and with copies of its layers: the two share
     * nothing, so either can be deleted.
     *
     * @param picture JPEG. Not modified.
     * @param recipe how it was made
     * @return {@link Gone} if the owner has no such selfie
     */
    public Keeping<Selfie> keepCopy(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        List<byte[]> files = files(picture);
        Optional<Selfie> source = rows.find(owner, id);
        Optional<byte[]> original = original(owner, id).map(StoredBytes::readAll);
        Optional<byte[]> matte = matte(owner, id).map(StoredBytes::readAll);
        if (source.isEmpty() || source.get().hasLayers() != (original.isPresent() && matte.isPresent())) {
            return new Gone<>();
        }
        original.ifPresent(files::add);
        matte.ifPresent(files::add);
        ImageSize size = Thumbnails.sizeOf(picture);
        String caption = source.get().caption();
        return told(owner, objects.keep(owner, files, ids -> insert(owner, recipe, size, caption, files, ids)));
    }

    /** Picture and thumbnail; with room for more. */
    private static List<byte[]> files(byte[] picture) {
        return new ArrayList<>(List.of(picture, Thumbnails.of(picture)));
    }

    private static long lengthOf(List<byte[]> files) {
        return files.stream().mapToLong(file -> file.length).sum();
    }

    private Keeping<Selfie> told(UserId owner, Keeping<Selfie> outcome) {
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

    public int count(UserId owner, SelfieFilter filter) {
        return lists.count(owner, filter);
    }

    /** How many were kept, or put into the trash, on each day that has any, the newest day first. */
    public SequencedMap<LocalDate, Integer> days(UserId owner, SelfieFilter filter, ZoneId zone) {
        SequencedMap<LocalDate, Integer> days = new LinkedHashMap<>();
        for (Instant time : lists.times(owner, filter)) {
            days.merge(LocalDate.ofInstant(time, zone), 1, Integer::sum);
        }
        return days;
    }

    /** The scenes in which the owner has selfies outside the trash; among them may be some that are there no more. */
    public List<BackgroundId> scenes(UserId owner) {
        return lists.words(owner, "scene", SelfieFilter.ALL).stream()
                .map(BackgroundId::new)
                .toList();
    }

    /** The models that made the owner's selfies outside the trash. */
    public List<ModelId> models(UserId owner) {
        return lists.words(owner, "model", SelfieFilter.ALL).stream()
                .map(ModelId::new)
                .toList();
    }

    /** JPEG at full size. */
    public Optional<StoredFile> pictureFile(UserId owner, SelfieId id) {
        return file(owner, id, Layers::picture);
    }

    /** JPEG with a long side of at most 480 px. */
    public Optional<StoredFile> thumbnailFile(UserId owner, SelfieId id) {
        return file(owner, id, Layers::thumbnail);
    }

    /** JPEG as filmed, with any body effect in it; empty also if it was not kept. */
    public Optional<StoredFile> originalFile(UserId owner, SelfieId id) {
        return file(owner, id, Layers::original);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> picture(UserId owner, SelfieId id) {
        return open(owner, id, Layers::picture);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> thumbnail(UserId owner, SelfieId id) {
        return open(owner, id, Layers::thumbnail);
    }

    /** Likewise, opened: the caller closes it. */
    public Optional<StoredBytes> original(UserId owner, SelfieId id) {
        return open(owner, id, Layers::original);
    }

    /** 8-bit grey PNG as filmed, which the caller closes; empty also if it was not kept. */
    public Optional<StoredBytes> matte(UserId owner, SelfieId id) {
        return open(owner, id, Layers::matte);
    }

    private Optional<StoredFile> file(UserId owner, SelfieId id, Function<Layers, @Nullable ObjectId> which) {
        return rows.layers(owner, id).map(which).flatMap(object -> objects.file(owner, object));
    }

    private Optional<StoredBytes> open(UserId owner, SelfieId id, Function<Layers, @Nullable ObjectId> which) {
        Optional<ObjectId> object = rows.layers(owner, id).map(which);
        Optional<StoredBytes> bytes = object.flatMap(found -> objects.open(owner, found));
        if (object.isPresent() && bytes.isEmpty()) { // replaced or purged since the row was read
            return rows.layers(owner, id).map(which).flatMap(found -> objects.open(owner, found));
        }
        return bytes;
    }

    public void favourite(UserId owner, SelfieId id, boolean favourite) {
        rows.favourite(owner, id, favourite);
        news.changed(owner);
    }

    /**
     * Marks many at once.
     *
     * @return how many of them are the owner's
     */
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
        return changed(owner, rows.trash(owner, ids, clock.instant()));
    }

    /**
     * Takes selfies out of the trash.
     *
     * @return how many were there
     */
    public int restore(UserId owner, Collection<SelfieId> ids) {
        return changed(owner, rows.restore(owner, ids));
    }

    /**
     * Deletes those of the selfies that are in the trash for good, rows and bytes; others are passed over.
     *
     * @return how many were deleted
     */
    public int purge(UserId owner, Collection<SelfieId> ids) {
        return purge(owner, ids, _ -> {});
    }

    /**
     * Likewise; thousands take seconds.
     *
     * @param progress told now and then how many have been looked at, on this thread
     */
    public int purge(UserId owner, Collection<SelfieId> ids, IntConsumer progress) {
        List<SelfieId> all = ids.stream().distinct().toList();
        int deleted = 0;
        for (int from = 0; from < all.size(); from += SelfieRows.CHUNK) {
            int to = Math.min(all.size(), from + SelfieRows.CHUNK);
            deleted += purgeChunk(owner, all.subList(from, to));
            progress.accept(to);
        }
        return changed(owner, deleted);
    }

    private int purgeChunk(UserId owner, List<SelfieId> ids) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Layers> deleted = rows.deleteTrashed(owner, ids);
            objects.release(
                    owner,
                    deleted.stream().flatMap(layers -> layers.all().stream()).toList());
            return deleted.size();
        }));
    }

    /** Deletes everything in the trash for good, and returns how many that were. */
    public int emptyTrash(UserId owner) {
        return emptyTrash(owner, _ -> {});
    }

    /**
     * Likewise; thousands take seconds.
     *
     * @param progress told now and then how many were deleted, on this thread
     */
    public int emptyTrash(UserId owner, IntConsumer progress) {
        int deleted = 0;
        for (List<SelfieId> some = rows.someTrashed(owner); !some.isEmpty(); some = rows.someTrashed(owner)) {
            deleted += purgeChunk(owner, some);
            progress.accept(deleted);
        }
        return changed(owner, deleted);
    }

    private int changed(UserId owner, int howMany) {
        if (howMany > 0) {
            news.changed(owner);
        }
        return howMany;
    }
}
