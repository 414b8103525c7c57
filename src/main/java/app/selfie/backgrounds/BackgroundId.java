package app.selfie.backgrounds;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a background. Those that people bring along are {@code own-} and a UUID; all others come with the product.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens
 */
public record BackgroundId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    private static final String OWN = "own-";

    public BackgroundId {
        if (value.length() > 40 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a background id is 1 to 40 of a-z, 0-9 and -, had " + value.length() + " characters");
        }
    }

    /** The id of somebody's own background. */
    static BackgroundId own(UUID row) {
        return new BackgroundId(OWN + row);
    }

    /** Whether it names a background that somebody brought along, be it there or not. */
    public boolean isOwn() {
        return value.startsWith(OWN);
    }

    /** The row of an own background; empty if it is none. */
    Optional<UUID> row() {
        if (!isOwn()) {
            return Optional.empty();
        }
        try {
            UUID row = UUID.fromString(value.substring(OWN.length()));
            return own(row).equals(this) ? Optional.of(row) : Optional.empty(); // fromString takes 1-1-1-1-1, too
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
