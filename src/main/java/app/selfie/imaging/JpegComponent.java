package app.selfie.imaging;

import java.util.Arrays;

/**
 * One component of a JPEG frame, and how far scans have brought it. Its picture is coded in blocks of 8x8; sizes are in
 * blocks.
 */
final class JpegComponent {

    static final int COEFFICIENTS = 64;

    private static final int NOT_YET = Integer.MAX_VALUE;

    final int id;
    final int horizontal;
    final int vertical;

    /** Without the blocks that only fill up the last unit: what a scan of this component alone has. */
    final int blocksWide;

    final int blocksHigh;

    private final int stride;
    private final int[] lowestBit = new int[COEFFICIENTS];
    /** A bit for each coefficient that is not 0; for a progressive file only. */
    private final long[] nonZero;

    /**
     * @param horizontal sampling factor, 1..4, like {@code vertical}
     * @param units of the frame, each with horizontal x vertical blocks
     */
    JpegComponent(int id, int horizontal, int vertical, ImageSize blocks, ImageSize units, boolean progressive) {
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.blocksWide = blocks.widthPx();
        this.blocksHigh = blocks.heightPx();
        this.stride = units.widthPx() * horizontal;
        this.nonZero = new long[progressive ? stride * units.heightPx() * vertical : 0];
        Arrays.fill(lowestBit, NOT_YET);
    }

    /** A scan brings these coefficients down to that bit, 0 being the last. */
    void reached(int first, int last, int bit) {
        Arrays.fill(lowestBit, first, last + 1, bit);
    }

    boolean isSeen() {
        return lowestBit[0] != NOT_YET;
    }

    boolean isFinal() {
        return Arrays.stream(lowestBit).allMatch(bit -> bit == 0);
    }

    boolean isNonZero(int block, int coefficient) {
        return (nonZero[block] >>> coefficient & 1) != 0;
    }

    void setNonZero(int block, int coefficient) {
        nonZero[block] |= 1L << coefficient;
    }

    int block(int column, int row) {
        return row * stride + column;
    }
}
