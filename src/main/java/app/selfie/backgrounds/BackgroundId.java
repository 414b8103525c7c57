package app.selfie.backgrounds;

import java.util.regex.Pattern;

/**
 * Names a background.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens
 */
public record BackgroundId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    public BackgroundId {
        if (value.length() > 40 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a background id is 1 to 40 of a-z, 0-9 and -, had " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
