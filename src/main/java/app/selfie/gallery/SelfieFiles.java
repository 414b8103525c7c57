package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.StoredFile;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of people's selfies, each found by way of its owner's row. */
@Component
class SelfieFiles {

    private final OwnedObjects objects;
    private final SelfieRepository rows;

    SelfieFiles(OwnedObjects objects, SelfieRepository rows) {
        this.objects = objects;
        this.rows = rows;
    }

    /** Empty if the owner has no such selfie, or it has no such file. */
    Optional<StoredFile> file(UserId owner, SelfieId id, Function<Layers, @Nullable ObjectId> which) {
        return rows.layers(owner, id).map(which).flatMap(object -> objects.file(owner, object));
    }

    /** Likewise, opened: the caller closes it. */
    Optional<StoredBytes> open(UserId owner, SelfieId id, Function<Layers, @Nullable ObjectId> which) {
        Optional<ObjectId> object = rows.layers(owner, id).map(which);
        Optional<StoredBytes> bytes = object.flatMap(found -> objects.open(owner, found));
        if (object.isPresent() && bytes.isEmpty()) { // replaced or purged since the row was read
            return rows.layers(owner, id).map(which).flatMap(found -> objects.open(owner, found));
        }
        return bytes;
    }
}
