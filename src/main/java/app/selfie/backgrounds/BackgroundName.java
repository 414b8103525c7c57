package app.selfie.backgrounds;

import java.util.Optional;

/**
 * What somebody calls a background of theirs.
 *
 * @param text 1 to 60 characters (Unicode code points), no control characters, no spaces around it
 */
public record BackgroundName(String text) {

    public static final int MAX_CHARACTERS = 60;

    /** In Java chars: of what was typed, nothing behind is read. Room for a name and many spaces. */
    private static final int MAX_TYPED = 1000;

    public BackgroundName {
        if (text.isEmpty() || !text.equals(tidy(text)) || lengthOf(text) > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a background's name has 1 to " + MAX_CHARACTERS
                    + " characters, none of them for control, had " + lengthOf(text));
        }
    }

    /** The nearest name to what was typed; empty if nothing of it is left, or it is too long. */
    public static Optional<BackgroundName> of(String typed) {
        String tidy = tidy(typed);
        return tidy.isEmpty() || lengthOf(tidy) > MAX_CHARACTERS
                ? Optional.empty()
                : Optional.of(new BackgroundName(tidy));
    }

    /** The name of a file, without its folders and its ending, cut to length; empty if nothing is left. */
    public static Optional<BackgroundName> ofFile(String fileName) {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = base.lastIndexOf('.');
        String tidy = tidy(dot > 0 ? base.substring(0, dot) : base);
        return of(
                lengthOf(tidy) > MAX_CHARACTERS ? tidy.substring(0, tidy.offsetByCodePoints(0, MAX_CHARACTERS)) : tidy);
    }

    /** Every run of spaces, control and formatting characters is one space; a lone surrogate is none. */
    private static String tidy(String typed) {
        String read = typed.substring(0, Math.min(MAX_TYPED, typed.length()));
        return read.replaceAll("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+", " ").strip();
    }

    private static int lengthOf(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
