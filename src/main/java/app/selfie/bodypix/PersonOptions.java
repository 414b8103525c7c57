package app.selfie.bodypix;

/**
 * What to ask of a picture. {@link #DEFAULT} has the defaults of the library's code (its README says 0.3 for the score
 * threshold in one place; the code has 0.4).
 *
 * @param flipHorizontal has no effect in any of the segmentation methods, as in the original; only drawing looks at such
 *     a setting
 * @param segmentationThreshold 0 to 1; a pixel is the person's if its probability is greater, and not if it is equal
 * @param maxDetections poses per picture, at least 1
 * @param scoreThreshold 0 to 1; the least score of a keypoint from which a pose is followed, and the least score of a pose
 *     that becomes a person of its own
 * @param nmsRadius greater than 0, in pixels of the network's input: keypoints of the same kind this near are one
 */
public record PersonOptions(
        boolean flipHorizontal,
        InternalResolution internalResolution,
        double segmentationThreshold,
        int maxDetections,
        double scoreThreshold,
        double nmsRadius) {

    public static final PersonOptions DEFAULT = new PersonOptions(false, InternalResolution.MEDIUM, 0.7, 10, 0.4, 20);

    public PersonOptions {
        requireShare("segmentationThreshold", segmentationThreshold);
        if (maxDetections < 1) {
            throw new IllegalArgumentException("maxDetections is at least 1, had " + maxDetections);
        }
        requireShare("scoreThreshold", scoreThreshold);
        if (!(nmsRadius > 0)) {
            throw new IllegalArgumentException("nmsRadius is greater than 0, had " + nmsRadius);
        }
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is 0 to 1, had " + value);
        }
    }

    public PersonOptions withFlipHorizontal(boolean flip) {
        return new PersonOptions(
                flip, internalResolution, segmentationThreshold, maxDetections, scoreThreshold, nmsRadius);
    }

    public PersonOptions withInternalResolution(InternalResolution resolution) {
        return new PersonOptions(
                flipHorizontal, resolution, segmentationThreshold, maxDetections, scoreThreshold, nmsRadius);
    }

    public PersonOptions withSegmentationThreshold(double threshold) {
        return new PersonOptions(
                flipHorizontal, internalResolution, threshold, maxDetections, scoreThreshold, nmsRadius);
    }

    public PersonOptions withMaxDetections(int detections) {
        return new PersonOptions(
                flipHorizontal, internalResolution, segmentationThreshold, detections, scoreThreshold, nmsRadius);
    }

    public PersonOptions withScoreThreshold(double threshold) {
        return new PersonOptions(
                flipHorizontal, internalResolution, segmentationThreshold, maxDetections, threshold, nmsRadius);
    }

    public PersonOptions withNmsRadius(double radius) {
        return new PersonOptions(
                flipHorizontal, internalResolution, segmentationThreshold, maxDetections, scoreThreshold, radius);
    }
}
