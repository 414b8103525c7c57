package app.selfie.bodypix;

/**
 * What to ask of a picture whose people are to be told apart.
 *
 * @param minKeypointScore 0 to 1; only keypoints with a greater score count when a pixel looks for its person. The
 *     original has the option and reads it in its WebGL decoder only; its CPU decoder, which this one equals, always uses
 *     the default, 0.3
 * @param refineSteps 1 to 20; how often a pixel's guess of a keypoint is corrected at the place it points to
 */
public record MultiPersonOptions(PersonOptions person, double minKeypointScore, int refineSteps) {

    public static final MultiPersonOptions DEFAULT = new MultiPersonOptions(PersonOptions.DEFAULT, 0.3, 10);

    private static final int MAX_STEPS = 20;

    public MultiPersonOptions {
        PersonOptions.requireShare("minKeypointScore", minKeypointScore);
        if (refineSteps < 1 || refineSteps > MAX_STEPS) {
            throw new IllegalArgumentException("refineSteps is 1 to " + MAX_STEPS + ", had " + refineSteps);
        }
    }

    public MultiPersonOptions withPerson(PersonOptions options) {
        return new MultiPersonOptions(options, minKeypointScore, refineSteps);
    }

    public MultiPersonOptions withMinKeypointScore(double score) {
        return new MultiPersonOptions(person, score, refineSteps);
    }

    public MultiPersonOptions withRefineSteps(int steps) {
        return new MultiPersonOptions(person, minKeypointScore, steps);
    }
}
