package app.selfie.bodypix;

import static app.selfie.bodypix.Joint.LEFT_ANKLE;
import static app.selfie.bodypix.Joint.LEFT_EAR;
import static app.selfie.bodypix.Joint.LEFT_ELBOW;
import static app.selfie.bodypix.Joint.LEFT_EYE;
import static app.selfie.bodypix.Joint.LEFT_HIP;
import static app.selfie.bodypix.Joint.LEFT_KNEE;
import static app.selfie.bodypix.Joint.LEFT_SHOULDER;
import static app.selfie.bodypix.Joint.LEFT_WRIST;
import static app.selfie.bodypix.Joint.NOSE;
import static app.selfie.bodypix.Joint.RIGHT_ANKLE;
import static app.selfie.bodypix.Joint.RIGHT_EAR;
import static app.selfie.bodypix.Joint.RIGHT_ELBOW;
import static app.selfie.bodypix.Joint.RIGHT_EYE;
import static app.selfie.bodypix.Joint.RIGHT_HIP;
import static app.selfie.bodypix.Joint.RIGHT_KNEE;
import static app.selfie.bodypix.Joint.RIGHT_SHOULDER;
import static app.selfie.bodypix.Joint.RIGHT_WRIST;

import java.util.List;

/** Two keypoints that a line joins. */
public record Bone(Joint from, Joint to) {

    /**
     * The tree along which a pose is followed from any keypoint to all others, in the order of the displacement channels:
     * parent first, the nose its root.
     */
    static final List<Bone> TREE = List.of(
            new Bone(NOSE, LEFT_EYE),
            new Bone(LEFT_EYE, LEFT_EAR),
            new Bone(NOSE, RIGHT_EYE),
            new Bone(RIGHT_EYE, RIGHT_EAR),
            new Bone(NOSE, LEFT_SHOULDER),
            new Bone(LEFT_SHOULDER, LEFT_ELBOW),
            new Bone(LEFT_ELBOW, LEFT_WRIST),
            new Bone(LEFT_SHOULDER, LEFT_HIP),
            new Bone(LEFT_HIP, LEFT_KNEE),
            new Bone(LEFT_KNEE, LEFT_ANKLE),
            new Bone(NOSE, RIGHT_SHOULDER),
            new Bone(RIGHT_SHOULDER, RIGHT_ELBOW),
            new Bone(RIGHT_ELBOW, RIGHT_WRIST),
            new Bone(RIGHT_SHOULDER, RIGHT_HIP),
            new Bone(RIGHT_HIP, RIGHT_KNEE),
            new Bone(RIGHT_KNEE, RIGHT_ANKLE));

    /** The twelve lines of a drawn skeleton: arms, legs, and the trunk's outline; the face has none. */
    public static final List<Bone> SKELETON = List.of(
            new Bone(LEFT_HIP, LEFT_SHOULDER),
            new Bone(LEFT_ELBOW, LEFT_SHOULDER),
            new Bone(LEFT_ELBOW, LEFT_WRIST),
            new Bone(LEFT_HIP, LEFT_KNEE),
            new Bone(LEFT_KNEE, LEFT_ANKLE),
            new Bone(RIGHT_HIP, RIGHT_SHOULDER),
            new Bone(RIGHT_ELBOW, RIGHT_SHOULDER),
            new Bone(RIGHT_ELBOW, RIGHT_WRIST),
            new Bone(RIGHT_HIP, RIGHT_KNEE),
            new Bone(RIGHT_KNEE, RIGHT_ANKLE),
            new Bone(LEFT_SHOULDER, RIGHT_SHOULDER),
            new Bone(LEFT_HIP, RIGHT_HIP));
}
