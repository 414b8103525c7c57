package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import java.time.Duration;

/**
 * One entry of the catalogue: a model that exists, and whether this server can run it.
 *
 * @param inputSize what every region is stretched to before the network sees it
 * @param knowsBodies whether it tells body parts and poses as well
 */
public record SegmentationModel(ModelId id, ModelFamily family, ImageSize inputSize, boolean knowsBodies, State state) {

    /** Whether this server can run the model. A switch over it needs no default. */
    public sealed interface State {}

    /**
     * Ready to run: its network is loaded, warm and measured.
     *
     * @param perFrame measured on this server: one region of a 640x480 frame, lower decile of the runs
     */
    public record Installed(Duration perFrame) implements State {

        /** A model that needs longer gives fewer than ten pictures a second: fine for a still, no mirror any more. */
        public static final Duration SLOWEST_LIVE = Duration.ofMillis(100);

        /** Whether the live picture with this model is a slide show rather than a mirror; it is served all the same. */
        public boolean isTooSlowForLive() {
            return perFrame.compareTo(SLOWEST_LIVE) > 0;
        }
    }

    /** Its files are being looked for, translated, warmed and measured; it is offered when that is done. */
    public record Preparing() implements State {}

    /**
     * Known, but not to be run here.
     *
     * @param detail for logs and administrators: what was looked for, or what is wrong with the file
     */
    public record NotInstalled(Reason reason, String detail) implements State {}

    /** Why a model cannot be run. */
    public enum Reason {
        /** Its files are not on this server. */
        FILES_MISSING,
        /** There are files, but not the expected ones, or not ones that can be imported. */
        FILES_REFUSED
    }

    public boolean isInstalled() {
        return state instanceof Installed;
    }

    SegmentationModel with(State other) {
        return new SegmentationModel(id, family, inputSize, knowsBodies, other);
    }
}
