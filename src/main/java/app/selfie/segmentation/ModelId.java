package app.selfie.segmentation;

import java.util.regex.Pattern;

/**
 * The stable name of a segmentation model, for settings and addresses: 1 to 40 lower-case letters, digits and single
 * hyphens between them, such as {@code selfie-landscape}.
 */
public record ModelId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final int MAX_LENGTH = 40;

    public ModelId {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a model id is 1 to " + MAX_LENGTH
                    + " lower-case letters, digits and hyphens, had \""
                    + value.substring(0, Math.min(value.length(), MAX_LENGTH)) + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
