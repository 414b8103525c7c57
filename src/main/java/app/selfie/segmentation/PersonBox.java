package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.util.Arrays;

/**
 * The bounding box of all people in a mask, in cells. Rows and columns in which only a few cells are one half or more do
 * not count, and neither does a mask with too few such cells in all: networks see specks everywhere. Not thread-safe.
 */
final class PersonBox {

    /** Of a row or column; at least 2 cells. A hand's outermost fingertip is lost, which the margin makes good. */
    private static final double MIN_SHARE_OF_A_LINE = 0.015;
    /** Of all cells: a head at the far end of a room. */
    private static final double MIN_SHARE = 0.002;

    private int[] perColumn = new int[0];
    private int left;
    private int right;
    private int top;
    private int bottom;

    /**
     * Looks for people; on {@code true} this box is theirs, until the next call.
     *
     * @param mask not modified
     */
    boolean find(SegmentationMask mask) {
        int width = mask.width();
        int height = mask.height();
        float[] p = mask.probabilities();
        if (perColumn.length < width) {
            perColumn = new int[width];
        }
        Arrays.fill(perColumn, 0, width, 0);
        int leastInRow = leastInLine(width);
        int cells = 0;
        top = height;
        bottom = 0;
        for (int y = 0; y < height; y++) {
            int inRow = 0;
            for (int x = 0; x < width; x++) {
                // rounded to 0 or 1, and no branch: only so the JIT makes vectors of it
                int person = (int) (p[y * width + x] + 0.5f);
                perColumn[x] += person;
                inRow += person;
            }
            cells += inRow;
            if (inRow >= leastInRow) {
                top = Math.min(top, y);
                bottom = y + 1;
            }
        }
        int leastInColumn = leastInLine(height);
        left = 0;
        while (left < width && perColumn[left] < leastInColumn) {
            left++;
        }
        right = width;
        while (right > left && perColumn[right - 1] < leastInColumn) {
            right--;
        }
        return cells >= MIN_SHARE * width * height && left < right && top < bottom;
    }

    private static int leastInLine(int length) {
        return Math.max(2, (int) Math.ceil(MIN_SHARE_OF_A_LINE * length));
    }

    /** The box in the frame's pixels, rounded outward. */
    Region onFrame(SegmentationMask mask) {
        Region region = mask.region();
        int fromX = region.xPx() + floorScaled(left, region.widthPx(), mask.width());
        int fromY = region.yPx() + floorScaled(top, region.heightPx(), mask.height());
        int toX = region.xPx() + ceilScaled(right, region.widthPx(), mask.width());
        int toY = region.yPx() + ceilScaled(bottom, region.heightPx(), mask.height());
        return new Region(fromX, fromY, toX - fromX, toY - fromY);
    }

    private static int floorScaled(int cell, int pixels, int cells) {
        return (int) ((long) cell * pixels / cells);
    }

    private static int ceilScaled(int cell, int pixels, int cells) {
        return (int) Math.ceilDiv((long) cell * pixels, cells);
    }

    /** Whether the box reaches an edge of the mask behind which the frame goes on. */
    boolean touchesInnerEdge(SegmentationMask mask, ImageSize frame) {
        Region region = mask.region();
        return (left == 0 && region.xPx() > 0)
                || (top == 0 && region.yPx() > 0)
                || (right == mask.width() && region.rightPx() < frame.widthPx())
                || (bottom == mask.height() && region.bottomPx() < frame.heightPx());
    }
}
