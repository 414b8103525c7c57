package app.selfie.bodypix;

/**
 * One picture seen by the network, and everything it said: for those who want less or more than the ready-made
 * segmentations.
 *
 * @param labels 1 = person and 0 = not, or the body parts, -1 or 0..23: whichever was asked for
 * @param probability that a pixel shows a person, before the threshold
 * @param outputs the network's own: overwritten when it runs again
 * @param geometry how the picture became the network's input
 */
public record Activation(PixelLabels labels, SoftMask probability, BodyPixOutputs outputs, InputGeometry geometry) {

    /** The original's default here, other than for its segmentations. */
    public static final double DEFAULT_THRESHOLD = 0.5;
}
