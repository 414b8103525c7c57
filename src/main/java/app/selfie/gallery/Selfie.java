package app.selfie.gallery;

import app.selfie.imaging.ImageSize;
import app.selfie.stills.Recipe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept selfie without its pixels, as it was when it was asked for.
 *
 * @param keptAt in microseconds; the order of the gallery, and never changes
 * @param recipe how its picture was made
 * @param size of its picture and of its layers
 * @param caption 0 to 200 characters in one line; empty if there is none
 * @param hasLayers whether original and matte are there, and so whether it can be rendered again
 * @param bytes what it takes of the quota, thumbnail and layers included
 * @param revision how many pictures it has had, from 1: picture and thumbnail never change within a revision, so it
 *     makes their ETag; favourites and captions do not count
 * @param trashedAt since when it is in the trash; null if it is not
 * @param head where the head is in its picture; null where nobody was found
 */
public record Selfie(
        SelfieId id,
        Instant keptAt,
        Recipe recipe,
        ImageSize size,
        boolean favourite,
        String caption,
        boolean hasLayers,
        long bytes,
        int revision,
        @Nullable Instant trashedAt,
        @Nullable HeadPosition head) {

    public boolean isTrashed() {
        return trashedAt != null;
    }
}
