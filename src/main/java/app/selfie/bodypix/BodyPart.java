package app.selfie.bodypix;

import java.util.List;

/** The 24 body parts, in the order of the network's channels. Left and right are the person's own. */
public enum BodyPart {
    LEFT_FACE(0, "left_face"),
    RIGHT_FACE(1, "right_face"),
    LEFT_UPPER_ARM_FRONT(2, "left_upper_arm_front"),
    LEFT_UPPER_ARM_BACK(3, "left_upper_arm_back"),
    RIGHT_UPPER_ARM_FRONT(4, "right_upper_arm_front"),
    RIGHT_UPPER_ARM_BACK(5, "right_upper_arm_back"),
    LEFT_LOWER_ARM_FRONT(6, "left_lower_arm_front"),
    LEFT_LOWER_ARM_BACK(7, "left_lower_arm_back"),
    RIGHT_LOWER_ARM_FRONT(8, "right_lower_arm_front"),
    RIGHT_LOWER_ARM_BACK(9, "right_lower_arm_back"),
    LEFT_HAND(10, "left_hand"),
    RIGHT_HAND(11, "right_hand"),
    TORSO_FRONT(12, "torso_front"),
    TORSO_BACK(13, "torso_back"),
    LEFT_UPPER_LEG_FRONT(14, "left_upper_leg_front"),
    LEFT_UPPER_LEG_BACK(15, "left_upper_leg_back"),
    RIGHT_UPPER_LEG_FRONT(16, "right_upper_leg_front"),
    RIGHT_UPPER_LEG_BACK(17, "right_upper_leg_back"),
    LEFT_LOWER_LEG_FRONT(18, "left_lower_leg_front"),
    LEFT_LOWER_LEG_BACK(19, "left_lower_leg_back"),
    RIGHT_LOWER_LEG_FRONT(20, "right_lower_leg_front"),
    RIGHT_LOWER_LEG_BACK(21, "right_lower_leg_back"),
    LEFT_FOOT(22, "left_feet"),
    RIGHT_FOOT(23, "right_feet");

    /** All of them, by channel. */
    public static final List<BodyPart> ALL = List.of(values());

    static final int COUNT = ALL.size();

    private final int id;
    private final String label;

    BodyPart(int id, String label) {
        this.id = id;
        this.label = label;
    }

    /** Its number in part maps and in the network's channels, 0..23. */
    public int id() {
        return id;
    }

    /** The name that the original library gives it, like {@code left_face}. */
    public String label() {
        return label;
    }
}
