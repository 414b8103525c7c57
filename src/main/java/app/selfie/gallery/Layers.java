package app.selfie.gallery;

import app.selfie.storage.ObjectId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one selfie.
 *
 * @param original null exactly where {@code matte} is: a selfie without layers
 */
record Layers(
        ObjectId picture,
        ObjectId thumbnail,
        @Nullable ObjectId original,
        @Nullable ObjectId matte) {

    /** From ids in the order in which {@link Gallery} keeps bytes: two, or four with layers. */
    static Layers of(List<ObjectId> ids) {
        return ids.size() == 2
                ? new Layers(ids.get(0), ids.get(1), null, null)
                : new Layers(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
    }

    List<ObjectId> all() {
        return Stream.of(picture, thumbnail, original, matte)
                .filter(Objects::nonNull)
                .toList();
    }
}
