package app.selfie.segmentation;

import app.selfie.bodypix.Pose;
import java.util.List;

/**
 * What of the people in a frame is where: a body part per cell, and their poses. Mutable and made to be reused, like
 * {@link SegmentationMask}; the cells cover the whole frame evenly. Not thread-safe.
 */
public final class BodyMap {

    private byte[] parts = new byte[1];
    private int width = 1;
    private int height = 1;
    private List<Pose> poses = List.of();

    /**
     * Makes this a map of the given size. The parts are undefined afterwards: the caller writes them all.
     *
     * @param newWidth cells per row, at least 1
     * @param newHeight rows, at least 1
     */
    public void reset(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("a map needs at least 1x1 cells, had " + newWidth + "x" + newHeight);
        }
        int cells = Math.multiplyExact(newWidth, newHeight);
        if (parts.length < cells) {
            parts = new byte[cells];
        }
        width = newWidth;
        height = newHeight;
    }

    /**
     * Replaces the poses.
     *
     * @param found in the frame's pixels, the surest first
     */
    public void setPoses(List<Pose> found) {
        poses = List.copyOf(found);
    }

    /**
     * The live values: -1 where nobody is, else the id of a {@link app.selfie.bodypix.BodyPart}, rows from
     * the top: cell (x, y) is at {@code y * width() + x}. May be longer than the map. Replaced by {@link #reset} when it grows.
     */
    public byte[] parts() {
        return parts;
    }

    /** Cells per row. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Everybody's pose, in the frame's pixels, the surest first. */
    public List<Pose> poses() {
        return poses;
    }
}
