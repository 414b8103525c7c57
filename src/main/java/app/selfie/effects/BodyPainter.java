package app.selfie.effects;

import app.selfie.bodypix.BodyPart;
import app.selfie.bodypix.Bone;
import app.selfie.bodypix.Keypoint;
import app.selfie.bodypix.PartColours;
import app.selfie.bodypix.Pose;
import app.selfie.bodypix.Rgba;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import app.selfie.imaging.Retouch;
import app.selfie.segmentation.BodyMap;

/**
 * Does to a frame what a {@link BodyEffect} says, and draws skeletons. Its buffers are native; its owner closes it. Not
 * thread-safe.
 */
public final class BodyPainter implements AutoCloseable {

    /** Of 255: the colours are seen, and the person under them. */
    private static final int TINT = 150;
    /** The blur reaches this far over the face's cells: a map of parts may be a little too tight. */
    private static final int FACE_MARGIN_CELLS = 3;
    /** A face is left this many blurred cells wide: enough for a skin tone, too few for anybody's features. */
    private static final int CELLS_PER_FACE = 5;

    private static final int CELLS_PER_FRAME = 12;
    private static final int SMALLEST_CELL_PX = 8;
    /** Poses and keypoints of which the network is less sure are its guesses at what it does not see. */
    private static final double MIN_POSE_SCORE = 0.15;

    private static final double MIN_KEYPOINT_SCORE = 0.3;
    private static final int BONE_RGB = 0x19D3F3;
    private static final int JOINT_RGB = 0xFFFFFF;
    /** Width of a bone, as a share of the frame's height. */
    private static final double BONE_WIDTH = 1 / 160.0;

    private final Retouch retouch = new Retouch();
    private final byte[] colours = new byte[BodyPart.ALL.size() * Frame.CHANNELS];
    private byte[] weights = new byte[0];
    private byte[] bgr = new byte[0];

    public BodyPainter() {
        for (BodyPart part : BodyPart.ALL) {
            Rgba colour = PartColours.RAINBOW.get(part.id());
            colours[part.id() * Frame.CHANNELS] = (byte) colour.blue();
            colours[part.id() * Frame.CHANNELS + 1] = (byte) colour.green();
            colours[part.id() * Frame.CHANNELS + 2] = (byte) colour.red();
        }
    }

    /**
     * Applies an effect, before the person is laid over a backdrop.
     *
     * @param frame overwritten
     * @param body of this frame
     */
    public void paint(Frame frame, BodyMap body, BodyEffect effect) {
        switch (effect) {
            case NONE -> {}
            case BLUR_FACES -> blurFaces(frame, body);
            case COLOUR_PARTS -> colourParts(frame, body);
        }
    }

    private void blurFaces(Frame frame, BodyMap body) {
        int width = body.width();
        int height = body.height();
        int cells = reserve(body);
        byte[] parts = body.parts();
        boolean anybody = false;
        for (int i = 0; i < cells; i++) {
            boolean face = parts[i] == BodyPart.LEFT_FACE.id() || parts[i] == BodyPart.RIGHT_FACE.id();
            weights[i] = (byte) (face ? 255 : 0);
            anybody |= face;
        }
        if (!anybody) {
            return;
        }
        int faceCells = widestRun(width, height);
        int cellPx = Math.max(SMALLEST_CELL_PX, faceCells * frame.size().widthPx() / (width * CELLS_PER_FACE));
        retouch.blur(
                frame, weights, width, height, FACE_MARGIN_CELLS, frame.size().whole(), cellPx);
    }

    /** Blurs the whole frame beyond recognition. */
    public void blurAll(Frame frame) {
        ImageSize size = frame.size();
        int cellPx = Math.max(SMALLEST_CELL_PX, size.heightPx() / CELLS_PER_FRAME);
        retouch.blur(frame, new byte[] {(byte) 255}, 1, 1, 0, size.whole(), cellPx);
    }

    /** The longest run of face in a row, in cells: about the width of the largest face. */
    private int widestRun(int width, int height) {
        int widest = 0;
        for (int y = 0; y < height; y++) {
            int run = 0;
            for (int x = 0; x < width; x++) {
                run = weights[y * width + x] != 0 ? run + 1 : 0;
                widest = Math.max(widest, run);
            }
        }
        return widest;
    }

    private void colourParts(Frame frame, BodyMap body) {
        int cells = reserve(body);
        byte[] parts = body.parts();
        for (int i = 0; i < cells; i++) {
            int part = parts[i];
            weights[i] = (byte) (part < 0 ? 0 : TINT);
            if (part >= 0) {
                System.arraycopy(colours, part * Frame.CHANNELS, bgr, i * Frame.CHANNELS, Frame.CHANNELS);
            }
        }
        Region whole = frame.size().whole();
        retouch.tint(frame, bgr, weights, body.width(), body.height(), whole);
    }

    private int reserve(BodyMap body) {
        int cells = body.width() * body.height();
        if (weights.length < cells) {
            weights = new byte[cells];
            bgr = new byte[cells * Frame.CHANNELS];
        }
        return cells;
    }

    /**
     * Draws everybody's skeleton, over the finished picture.
     *
     * @param frame overwritten
     * @param body of this frame
     */
    public void drawSkeletons(Frame frame, BodyMap body) {
        ImageSize size = frame.size();
        int bone = Math.max(2, (int) Math.round(size.heightPx() * BONE_WIDTH));
        for (Pose pose : body.poses()) {
            if (pose.score() >= MIN_POSE_SCORE) {
                for (Bone line : Bone.SKELETON) {
                    draw(frame, pose.keypoint(line.from()), pose.keypoint(line.to()), bone);
                }
                for (Keypoint joint : pose.keypoints()) {
                    if (joint.score() >= MIN_KEYPOINT_SCORE) {
                        retouch.disc(frame, joint.xPx(), joint.yPx(), bone, JOINT_RGB);
                    }
                }
            }
        }
    }

    private void draw(Frame frame, Keypoint from, Keypoint to, int widthPx) {
        if (from.score() >= MIN_KEYPOINT_SCORE && to.score() >= MIN_KEYPOINT_SCORE) {
            retouch.line(frame, from.xPx(), from.yPx(), to.xPx(), to.yPx(), widthPx, BONE_RGB);
        }
    }

    @Override
    public void close() {
        retouch.close();
    }
}
