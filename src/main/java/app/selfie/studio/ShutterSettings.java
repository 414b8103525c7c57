package app.selfie.studio;

import java.util.Set;

/**
 * How a person takes pictures.
 *
 * @param countdownSeconds 0 (none), 3, 5 or 10
 * @param muted whether the shutter makes no sound
 * @param keepAutomatically whether a picture is kept without a question
 * @param keepOriginal whether the layers are kept with it, so that its background can be changed later
 */
record ShutterSettings(int countdownSeconds, boolean muted, boolean keepAutomatically, boolean keepOriginal) {

    /** What the shutter offers, in seconds. */
    static final Set<Integer> COUNTDOWNS = Set.of(0, 3, 5, 10);

    static final ShutterSettings FIRST = new ShutterSettings(3, false, false, true);

    ShutterSettings {
        if (!COUNTDOWNS.contains(countdownSeconds)) {
            throw new IllegalArgumentException("a countdown has 0, 3, 5 or 10 seconds, had " + countdownSeconds);
        }
    }

    ShutterSettings withCountdownSeconds(int other) {
        return new ShutterSettings(other, muted, keepAutomatically, keepOriginal);
    }

    ShutterSettings withMuted(boolean other) {
        return new ShutterSettings(countdownSeconds, other, keepAutomatically, keepOriginal);
    }

    ShutterSettings withKeepAutomatically(boolean other) {
        return new ShutterSettings(countdownSeconds, muted, other, keepOriginal);
    }

    ShutterSettings withKeepOriginal(boolean other) {
        return new ShutterSettings(countdownSeconds, muted, keepAutomatically, other);
    }
}
