package app.selfie.stills;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import java.time.Instant;

/**
 * How a still was made, and how to make it again: everything but the pixels.
 *
 * @param backdrop what stands behind the person
 * @param mirrored whether the person is shown as in a mirror; a scene or a colour behind them never is
 * @param edge how the model's probability became the matte's opacity; a still keeps the matte, so another curve changes
 *     nothing afterwards
 * @param model that found the person
 * @param takenAt when the frame reached the server
 */
public record Recipe(BackdropChoice backdrop, boolean mirrored, EdgeCurve edge, ModelId model, Instant takenAt) {

    /** The same with another backdrop. */
    public Recipe with(BackdropChoice newBackdrop) {
        return new Recipe(newBackdrop, mirrored, edge, model, takenAt);
    }

    /** The same, taken at another time. */
    public Recipe at(Instant newTime) {
        return new Recipe(backdrop, mirrored, edge, model, newTime);
    }
}
