package app.selfie.studio;

import java.util.List;
import java.util.Set;

/**
 * How a person takes pictures.
 *
 * @param countdownSeconds 0 (none), 3, 5 or 10
 * @param burstSeconds between the pictures of a burst: 1, 2, 3 or 5
 * @param muted whether the shutter makes no sound
 * @param remoteKeys whether Enter, Page Down and the volume keys take pictures, too, as remote controls send them
 * @param keepAutomatically whether a picture is kept without a question
 * @param keepOriginal whether the layers are kept with it, so that its background can be changed later
 * @param asOthersSee whether pictures are the way others see the person, though the live one is a mirror
 */
record ShutterSettings(
        int countdownSeconds,
        int burstSeconds,
        boolean muted,
        boolean remoteKeys,
        boolean keepAutomatically,
        boolean keepOriginal,
        boolean asOthersSee) {

    /** What the shutter offers, in seconds. */
    static final Set<Integer> COUNTDOWNS = Set.of(0, 3, 5, 10);

    /** What the panel offers, in seconds, shortest first. */
    static final List<Integer> BURST_PAUSES = List.of(1, 2, 3, 5);

    static final ShutterSettings FIRST = new ShutterSettings(3, 2, false, true, false, true, false);

    ShutterSettings {
        if (!COUNTDOWNS.contains(countdownSeconds)) {
            throw new IllegalArgumentException("a countdown has 0, 3, 5 or 10 seconds, had " + countdownSeconds);
        }
        if (!BURST_PAUSES.contains(burstSeconds)) {
            throw new IllegalArgumentException("a burst has 1, 2, 3 or 5 seconds in between, had " + burstSeconds);
        }
    }

    ShutterSettings withCountdownSeconds(int other) {
        return new ShutterSettings(
                other, burstSeconds, muted, remoteKeys, keepAutomatically, keepOriginal, asOthersSee);
    }

    ShutterSettings withBurstSeconds(int other) {
        return new ShutterSettings(
                countdownSeconds, other, muted, remoteKeys, keepAutomatically, keepOriginal, asOthersSee);
    }

    ShutterSettings withMuted(boolean other) {
        return new ShutterSettings(
                countdownSeconds, burstSeconds, other, remoteKeys, keepAutomatically, keepOriginal, asOthersSee);
    }

    ShutterSettings withRemoteKeys(boolean other) {
        return new ShutterSettings(
                countdownSeconds, burstSeconds, muted, other, keepAutomatically, keepOriginal, asOthersSee);
    }

    ShutterSettings withKeepAutomatically(boolean other) {
        return new ShutterSettings(countdownSeconds, burstSeconds, muted, remoteKeys, other, keepOriginal, asOthersSee);
    }

    ShutterSettings withKeepOriginal(boolean other) {
        return new ShutterSettings(
                countdownSeconds, burstSeconds, muted, remoteKeys, keepAutomatically, other, asOthersSee);
    }

    ShutterSettings withAsOthersSee(boolean other) {
        return new ShutterSettings(
                countdownSeconds, burstSeconds, muted, remoteKeys, keepAutomatically, keepOriginal, other);
    }
}
