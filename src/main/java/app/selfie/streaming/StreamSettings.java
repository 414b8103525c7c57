package app.selfie.streaming;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;

/**
 * How a stream's frames become pictures.
 *
 * @param steadiness weight of the mask's past where nothing moves, 0 (off) .. 1
 */
public record StreamSettings(ModelId model, BackdropChoice backdrop, EdgeCurve edge, float steadiness) {

    public StreamSettings {
        if (!(steadiness >= 0 && steadiness <= 1)) {
            throw new IllegalArgumentException("steadiness is 0 to 1, had " + steadiness);
        }
    }
}
