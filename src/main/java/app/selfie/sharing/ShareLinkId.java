package app.selfie.sharing;

import java.util.UUID;

/**
 * Names a link to its owner; it opens nothing.
 *
 * @param value random, never reused
 */
public record ShareLinkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
