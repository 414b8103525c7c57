package app.selfie.stills;

import java.util.UUID;

/**
 * Names a still that was taken and not kept yet.
 *
 * @param value random, never reused
 */
public record StillId(UUID value) {

    /** A new one. */
    static StillId random() {
        return new StillId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
