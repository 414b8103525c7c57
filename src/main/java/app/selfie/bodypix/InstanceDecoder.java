package app.selfie.bodypix;

import java.util.Arrays;
import java.util.List;

/**
 * Gives every person's pixel to one of several people: each pixel guesses where the face of its person is, by following
 * the long offsets from cell to cell, and belongs to the pose whose face is nearest. The original's CPU path: the first
 * five keypoints only, the nearest cell, positions held back at the right and lower edges but not at the left and upper
 * ones, where a guess that leaves the grid is lost.
 */
final class InstanceDecoder {

    private static final int FACE_JOINTS = 5;
    private static final int NOBODY = -1;

    private final float[] longOffsets;
    private final InputGeometry geometry;
    private final int cells;
    private final int gridWidth;
    private final double scaleX;
    private final double scaleY;
    private final List<Pose> poses;
    private final MultiPersonOptions options;
    private final double[] guessX = new double[FACE_JOINTS];
    private final double[] guessY = new double[FACE_JOINTS];
    private final boolean[] needed = new boolean[FACE_JOINTS];

    /**
     * A decoder for one picture.
     *
     * @param outputs not modified
     * @param poses in the picture's pixels
     */
    InstanceDecoder(BodyPixOutputs outputs, InputGeometry geometry, List<Pose> poses, MultiPersonOptions options) {
        PersonDecoder.requireGrid(outputs, geometry);
        this.longOffsets = outputs.longOffsets();
        this.geometry = geometry;
        this.cells = outputs.width() * outputs.height();
        this.gridWidth = outputs.width();
        this.scaleX = (double) geometry.input().widthPx() / geometry.paddedWidthPx();
        this.scaleY = (double) geometry.input().heightPx() / geometry.paddedHeightPx();
        this.poses = poses;
        this.options = options;
        for (int joint = 0; joint < FACE_JOINTS; joint++) {
            needed[joint] = counts(joint);
        }
    }

    private boolean counts(int joint) {
        return poses.stream().anyMatch(pose -> pose.keypoints().get(joint).score() > options.minKeypointScore());
    }

    /**
     * Whose each pixel is.
     *
     * @param person 1 = person, one byte per pixel of the picture. Not modified.
     * @return a new array: -1 = nobody's, else the number of the pose
     */
    int[] owners(byte[] person) {
        int[] owners = new int[person.length];
        Arrays.fill(owners, NOBODY);
        int width = geometry.picture().widthPx();
        for (int i = 0; i < person.length; i++) {
            if (person[i] == 1) {
                owners[i] = owner(i % width, i / width);
            }
        }
        return owners;
    }

    private int owner(int x, int y) {
        for (int joint = 0; joint < FACE_JOINTS; joint++) {
            if (needed[joint]) {
                guess(x, y, joint);
            }
        }
        int nearest = NOBODY;
        double least = Double.POSITIVE_INFINITY;
        for (int pose = 0; pose < poses.size(); pose++) {
            double distance = distance(poses.get(pose));
            if (distance < least) { // never true for a lost guess, which is not a number
                least = distance;
                nearest = pose;
            }
        }
        return nearest;
    }

    private void guess(int pixelX, int pixelY, int joint) {
        double x = pixelX;
        double y = pixelY;
        for (int step = 0; step <= options.refineSteps(); step++) {
            if (step > 0) {
                x = Math.min(x, geometry.picture().widthPx() - 1);
                y = Math.min(y, geometry.picture().heightPx() - 1);
            }
            double column = cellOf(x, geometry.padLeftPx(), scaleX);
            double row = cellOf(y, geometry.padTopPx(), scaleY);
            double cell = row * gridWidth + column;
            if (!(cell >= 0 && cell < cells)) {
                x = Double.NaN;
                y = Double.NaN;
                break;
            }
            int at = ((int) cell) * 2 * Joint.COUNT + joint;
            y += longOffsets[at];
            x += longOffsets[at + Joint.COUNT];
        }
        guessX[joint] = x;
        guessY[joint] = y;
    }

    private double cellOf(double position, int pad, double scale) {
        return Math.floor(((pad + position + 1) * scale - 1) / geometry.stride() + 0.5);
    }

    /** The mean squared distance of the guesses from the pose's face, over keypoints that are there; infinite if none is. */
    private double distance(Pose pose) {
        double sum = 0;
        int count = 0;
        for (int joint = 0; joint < FACE_JOINTS; joint++) {
            Keypoint keypoint = pose.keypoints().get(joint);
            if (keypoint.score() > options.minKeypointScore()) {
                double dx = guessX[joint] - keypoint.xPx();
                double dy = guessY[joint] - keypoint.yPx();
                sum += dx * dx + dy * dy;
                count++;
            }
        }
        return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
    }
}
