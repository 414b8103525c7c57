package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.SaveResult;
import app.selfie.storage.SaveResult.Gone;
import app.selfie.storage.StoredBytes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes selfies, each with its files in one go: rows and bytes are there together, or neither. */
@Component
class SelfieWriter {

    private final OwnedObjects objects;
    private final SelfieRepository rows;
    private final SelfieFiles stored;
    private final InstantSource clock;

    SelfieWriter(OwnedObjects objects, SelfieRepository rows, SelfieFiles stored, InstantSource clock) {
        this.objects = objects;
        this.rows = rows;
        this.stored = stored;
        this.clock = clock;
    }

    /** As {@link Gallery#keep}. */
    SaveResult<Selfie> keep(UserId owner, Still still, boolean keepOriginal) {
        List<byte[]> files = files(still.picture());
        if (keepOriginal) {
            files.add(still.original());
            files.add(still.matte());
        }
        HeadPosition head = HeadFinder.find(still.matte())
                .map(found -> still.recipe().mirrored() ? found.mirrored() : found)
                .orElse(null);
        return objects.keep(owner, files, ids -> insert(owner, still.recipe(), still.size(), "", head, files, ids));
    }

    private Selfie insert(
            UserId owner,
            Recipe recipe,
            ImageSize size,
            String caption,
            @Nullable HeadPosition head,
            List<byte[]> files,
            List<ObjectId> ids) {
        SelfieId id = new SelfieId(UUID.randomUUID());
        rows.insert(owner, id, clock.instant(), recipe, size, caption, lengthOf(files), Layers.of(ids), head);
        return rows.find(owner, id).orElseThrow();
    }

    /** As {@link Gallery#replacePicture}. */
    SaveResult<Selfie> replacePicture(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        List<byte[]> files = files(picture);
        return objects.keepFor(owner, files, ids -> replace(owner, id, recipe, files, ids));
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

    /** As {@link Gallery#keepCopy}. */
    SaveResult<Selfie> keepCopy(UserId owner, SelfieId id, byte[] picture, Recipe recipe) {
        List<byte[]> files = files(picture);
        Optional<Selfie> source = rows.find(owner, id);
        Optional<byte[]> original = stored.open(owner, id, Layers::original).map(StoredBytes::readAll);
        Optional<byte[]> matte = stored.open(owner, id, Layers::matte).map(StoredBytes::readAll);
        if (source.isEmpty() || source.get().hasLayers() != (original.isPresent() && matte.isPresent())) {
            return new Gone<>();
        }
        original.ifPresent(files::add);
        matte.ifPresent(files::add);
        ImageSize size = Thumbnails.sizeOf(picture);
        String caption = source.get().caption();
        HeadPosition head = source.get().head();
        return objects.keep(owner, files, ids -> insert(owner, recipe, size, caption, head, files, ids));
    }

    /** Picture and thumbnail; with room for more. */
    private static List<byte[]> files(byte[] picture) {
        return new ArrayList<>(List.of(picture, Thumbnails.of(picture)));
    }

    private static long lengthOf(List<byte[]> files) {
        return files.stream().mapToLong(file -> file.length).sum();
    }
}
