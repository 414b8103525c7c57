package app.selfie.bodypix;

import java.util.List;

/**
 * A person's posture. The network guesses every joint, also those that are hidden: ask the keypoints' scores.
 *
 * @param score 0..1: the scores of those keypoints that no stronger pose has claimed already, summed and divided by 17
 * @param keypoints all 17, in the order of {@link Joint}
 */
public record Pose(double score, List<Keypoint> keypoints) {

    public Pose {
        keypoints = List.copyOf(keypoints);
        if (keypoints.size() != Joint.COUNT) {
            throw new IllegalArgumentException("a pose has " + Joint.COUNT + " keypoints, had " + keypoints.size());
        }
        for (int channel = 0; channel < Joint.COUNT; channel++) {
            Joint joint = keypoints.get(channel).joint();
            if (joint.channel() != channel) {
                throw new IllegalArgumentException(
                        "keypoint " + channel + " is " + joint + ", expected " + Joint.ALL.get(channel));
            }
        }
    }

    public Keypoint keypoint(Joint joint) {
        return keypoints.get(joint.channel());
    }

    /**
     * The same pose in a picture mirrored left to right: x becomes width - 1 - x. The joints keep their names, as in the
     * original: what was the left eye is still called so.
     *
     * @param widthPx of the picture
     */
    public Pose flippedHorizontally(int widthPx) {
        return new Pose(
                score,
                keypoints.stream()
                        .map(point ->
                                new Keypoint(point.joint(), point.score(), widthPx - 1 - point.xPx(), point.yPx()))
                        .toList());
    }
}
