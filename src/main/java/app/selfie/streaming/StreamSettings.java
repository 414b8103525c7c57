package app.selfie.streaming;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;

/**
 * How a stream's frames become pictures.
 *
 * @param steadiness weight of the mask's past where nothing moves, 0 (off) .. 1
 * @param effect on people's bodies, and
 * @param skeleton whether their skeletons are drawn: both only where the model knows bodies
 */
public record StreamSettings(
        ModelId model, BackdropChoice backdrop, EdgeCurve edge, float steadiness, BodyEffect effect, boolean skeleton) {

    public StreamSettings {
        if (!(steadiness >= 0 && steadiness <= 1)) {
            throw new IllegalArgumentException("steadiness is 0 to 1, had " + steadiness);
        }
    }

    /** Nothing is done to bodies. */
    public StreamSettings(ModelId model, BackdropChoice backdrop, EdgeCurve edge, float steadiness) {
        this(model, backdrop, edge, steadiness, BodyEffect.NONE, false);
    }

    /** Whether a frame's bodies have to be known. */
    boolean needsBodies() {
        return effect != BodyEffect.NONE || skeleton;
    }
}
