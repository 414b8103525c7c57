package app.selfie.gallery;

import java.util.UUID;

/**
 * Names one album for good; in addresses, too, where it is worth nothing without its owner's sign-in.
 *
 * @param value random, never reused
 */
public record AlbumId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
