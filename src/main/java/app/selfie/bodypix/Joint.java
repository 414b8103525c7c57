package app.selfie.bodypix;

import java.util.List;

/**
 * The 17 keypoints, in the order of the network's channels (those of the COCO data set); left and right are the person's
 * own.
 */
public enum Joint {
    NOSE(0, "nose"),
    LEFT_EYE(1, "leftEye"),
    RIGHT_EYE(2, "rightEye"),
    LEFT_EAR(3, "leftEar"),
    RIGHT_EAR(4, "rightEar"),
    LEFT_SHOULDER(5, "leftShoulder"),
    RIGHT_SHOULDER(6, "rightShoulder"),
    LEFT_ELBOW(7, "leftElbow"),
    RIGHT_ELBOW(8, "rightElbow"),
    LEFT_WRIST(9, "leftWrist"),
    RIGHT_WRIST(10, "rightWrist"),
    LEFT_HIP(11, "leftHip"),
    RIGHT_HIP(12, "rightHip"),
    LEFT_KNEE(13, "leftKnee"),
    RIGHT_KNEE(14, "rightKnee"),
    LEFT_ANKLE(15, "leftAnkle"),
    RIGHT_ANKLE(16, "rightAnkle");

    /** All of them, by channel. */
    public static final List<Joint> ALL = List.of(values());

    static final int COUNT = ALL.size();

    private final int channel;
    private final String label;

    Joint(int channel, String label) {
        this.channel = channel;
        this.label = label;
    }

    /** Its number, 0..16, in the network's channels and in a pose. */
    public int channel() {
        return channel;
    }

    /** The name that the original library gives it, like {@code leftEye}. */
    public String label() {
        return label;
    }
}
