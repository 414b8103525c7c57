package app.selfie.segmentation;

import app.selfie.imaging.ProbabilityGrid;
import app.selfie.imaging.Region;
import java.util.Arrays;

/**
 * How probable it is, cell by cell, that a region of a frame shows a person. Mutable and made to be reused: a worker
 * keeps one and hands it to each call. The cells cover the region evenly: cell (x, y) is centred at
 * {@code region.xPx() + (x + 0.5) * region.widthPx() / width()}, likewise down. Not thread-safe.
 */
public final class SegmentationMask {

    private float[] probabilities = new float[1];
    private int width = 1;
    private int height = 1;
    private Region region = new Region(0, 0, 1, 1);

    /**
     * Makes this a mask of the given size over the given region. The probabilities are undefined afterwards: the caller
     * writes them all. The buffer grows when needed and never shrinks.
     *
     * @param newWidth cells per row, at least 1
     * @param newHeight rows, at least 1
     */
    public void reset(int newWidth, int newHeight, Region newRegion) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("a mask needs at least 1x1 cells, had " + newWidth + "x" + newHeight);
        }
        int cells = Math.multiplyExact(newWidth, newHeight);
        if (probabilities.length < cells) {
            probabilities = new float[cells];
        }
        width = newWidth;
        height = newHeight;
        region = newRegion;
    }

    /** Makes this a copy of another mask. */
    public void copyFrom(SegmentationMask other) {
        reset(other.width, other.height, other.region);
        System.arraycopy(other.probabilities, 0, probabilities, 0, width * height);
    }

    /**
     * Makes this the mean of itself and a mask of the mirrored frame, over the mirrored region.
     *
     * @param mirrored of the same size. Not modified.
     */
    void addMirrored(SegmentationMask mirrored) {
        if (mirrored.width != width || mirrored.height != height) {
            throw new IllegalArgumentException(
                    "expected a mask of " + width + "x" + height + ", had " + mirrored.width + "x" + mirrored.height);
        }
        for (int row = 0; row < width * height; row += width) {
            for (int x = 0; x < width; x++) {
                probabilities[row + x] = (probabilities[row + x] + mirrored.probabilities[row + width - 1 - x]) / 2;
            }
        }
    }

    /** Makes this a mask that shows nobody, over the same cells. */
    void clear() {
        Arrays.fill(probabilities, 0, width * height, 0);
    }

    /** The values by reference, for a matte. */
    ProbabilityGrid grid() {
        return new ProbabilityGrid(probabilities, width, height, region);
    }

    /**
     * The live values, 0..1, rows from the top: cell (x, y) is at {@code y * width() + x}. May be longer than the mask;
     * what lies behind {@code width() * height()} means nothing. Replaced by {@link #reset} when it grows.
     */
    public float[] probabilities() {
        return probabilities;
    }

    /** Cells per row. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** The part of the frame that the cells cover, in the frame's pixels. */
    public Region region() {
        return region;
    }
}
