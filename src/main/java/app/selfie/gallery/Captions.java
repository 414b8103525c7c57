package app.selfie.gallery;

import java.text.Normalizer;
import java.util.Locale;
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

    /** Accents and other marks that stand on a letter of its own once it is decomposed. */
    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    private Captions() {}

    /** The form in which two texts are the same to whoever searches: without case, accents and widths, on every database. */
    static String key(String text) {
        String bare = MARK.matcher(Normalizer.normalize(clean(text), Normalizer.Form.NFKD))
                .replaceAll("");
        return bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // both ways, so that a sharp s is two
    }

    /** What finds captions with these characters anywhere in them; {@code !} escapes what means something in patterns. */
    static String pattern(String searched) {
        return "%" + key(searched).replaceAll("[!%_]", "!$0") + "%";
    }

    /** In one line, without control characters and outer spaces, cut after {@value #MAX_LENGTH} characters. */
    static String clean(String typed) {
        return clean(typed, MAX_LENGTH);
    }

    /** Likewise, cut after another number of characters, up to {@value #MAX_LENGTH}. */
    static String clean(String typed, int maxLength) {
        String line = SPACE.matcher(typed.substring(0, Math.min(MAX_TYPED, typed.length())))
                .replaceAll(" ");
        String printable = UNPRINTABLE.matcher(line).replaceAll("").strip();
        if (printable.codePointCount(0, printable.length()) <= maxLength) {
            return printable;
        }
        return printable
                .substring(0, printable.offsetByCodePoints(0, maxLength))
                .strip();
    }
}
