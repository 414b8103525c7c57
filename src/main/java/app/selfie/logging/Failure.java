package app.selfie.logging;

import java.util.HashSet;
import java.util.Set;

/** Which bug an exception is: the same place in the code, whatever the message says. */
public final class Failure {

    /** Frames that tell one place from another; deeper ones are the way there. */
    private static final int FRAMES = 6;

    private Failure() {}

    /** Eight hexadecimal digits, the same for each occurrence of the same bug in this version. */
    public static String referenceOf(Throwable bug) {
        return "%08x".formatted(placeOf(bug).hashCode());
    }

    static String placeOf(Throwable bug) {
        StringBuilder place = new StringBuilder();
        Set<Throwable> seen = new HashSet<>();
        for (Throwable at = bug; at != null && seen.add(at); at = at.getCause()) {
            place.append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                place.append('|').append(frames[i].getClassName()).append(':').append(frames[i].getLineNumber());
            }
            place.append('\n');
        }
        return place.toString();
    }
}
