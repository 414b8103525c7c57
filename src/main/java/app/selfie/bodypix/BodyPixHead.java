package app.selfie.bodypix;

/** What a BodyPix network says of each cell of its grid, in channels. */
public enum BodyPixHead {
    /** Whether the cell shows a person, as a logit. */
    SEGMENTS(1),
    /** Which of the 24 body parts it shows, as logits. */
    PART_HEATMAPS(24),
    /** Which of the 17 keypoints it is near, as logits. */
    HEATMAPS(17),
    /** To the exact keypoint, in pixels of the network's input: 17 times y, then 17 times x. */
    SHORT_OFFSETS(34),
    /** To each keypoint of the cell's own person, in pixels of the network's input: 17 times y, then 17 times x. */
    LONG_OFFSETS(34),
    /** Along the 16 edges of the skeleton from parent to child, in input pixels: 16 times y, then 16 times x. */
    DISPLACEMENT_FWD(32),
    /** The same from child to parent. */
    DISPLACEMENT_BWD(32),
    /** Where in a body part the cell is: 24 times two numbers. BodyPix' own API has no use for them. */
    PART_OFFSETS(48);

    private final int channels;

    BodyPixHead(int channels) {
        this.channels = channels;
    }

    /** Numbers per cell. */
    public int channels() {
        return channels;
    }
}
