package app.selfie.gallery.ui;

import app.selfie.gallery.Selfie;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for downloaded selfies, such as {@code 2026-11-22 14.05.33 On top.jpg}: in order of time, as every file system takes
 * them. One instance gives each name once.
 */
final class FileNames {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);

    /** What some file system refuses, and characters that change the direction of others. */
    private static final Pattern REFUSED = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]+");

    /** Of a caption, in code points; a name then stays below every file system's 255 bytes. */
    private static final int MAX_OF_CAPTION = 50;

    private final Set<String> given = new HashSet<>();
    private final ZoneId zone;

    /** @param zone of the times in the names */
    FileNames(ZoneId zone) {
        this.zone = zone;
    }

    /** @param ending such as {@code .jpg} */
    String next(Selfie selfie, String ending) {
        String caption = REFUSED.matcher(selfie.caption())
                .replaceAll(" ")
                .replaceAll(" {2,}", " ")
                .strip();
        int end = caption.offsetByCodePoints(0, Math.min(MAX_OF_CAPTION, caption.codePointCount(0, caption.length())));
        String stem = (TIME.format(selfie.keptAt().atZone(zone)) + " " + caption.substring(0, end)).strip();
        // A Windows name must not end in a dot before its ending is cut off by somebody.
        String name = stem.replaceAll("[. ]+$", "");
        String unique = name + ending;
        for (int copy = 2; !given.add(unique.toLowerCase(Locale.ROOT)); copy++) {
            unique = name + " (" + copy + ")" + ending;
        }
        return unique;
    }
}
