package app.selfie.storage;

import java.util.UUID;

/**
 * Names one object for good: bytes that never change.
 *
 * @param value random, never reused
 */
public record ObjectId(UUID value) {

    /** A name nothing has yet. */
    static ObjectId random() {
        return new ObjectId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
