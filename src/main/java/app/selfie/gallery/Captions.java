package app.selfie.gallery;

import java.util.regex.Pattern;

/** What may be written under a selfie. */
final class Captions {

    /** In characters as people count them roughly: Unicode code points. */
    static final int MAX_LENGTH = 200;

    /** In Java chars: of what was typed, nothing behind is read. Room for a caption and many spaces. */
    private static final int MAX_TYPED = 2000;

    /** Lines and tabs become one space, as white space does anyway. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    /** Control characters, and halves of pairs, which no database takes. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private Captions() {}

    /** In one line, without control characters and outer spaces, cut after {@value #MAX_LENGTH} characters. */
    static String clean(String typed) {
        String line = SPACE.matcher(typed.substring(0, Math.min(MAX_TYPED, typed.length())))
                .replaceAll(" ");
        String printable = UNPRINTABLE.matcher(line).replaceAll("").strip();
        if (printable.codePointCount(0, printable.length()) <= MAX_LENGTH) {
            return printable;
        }
        return printable
                .substring(0, printable.offsetByCodePoints(0, MAX_LENGTH))
                .strip();
    }
}
