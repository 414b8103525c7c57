package app.selfie.bodypix;

import java.util.EnumMap;
import java.util.Map;

/**
 * Everything a BodyPix network says about one picture: a grid of {@code height() x width()} cells and, for each
 * {@link BodyPixHead}, its channels per cell. Cell (x, y) is centred at pixel (x * stride, y * stride) of the network's
 * input. Mutable and made to be reused. Not thread-safe.
 */
public final class BodyPixOutputs {

    private static final float[] NONE = new float[0];

    private final Map<BodyPixHead, float[]> heads = new EnumMap<>(BodyPixHead.class);
    private int height;
    private int width;

    /** A grid of one cell, all 0. */
    public BodyPixOutputs() {
        reset(1, 1);
    }

    /**
     * Makes this a grid of the given size. The values are undefined afterwards: the caller writes them all. Buffers grow
     * when needed and never shrink.
     *
     * @param newHeight rows, at least 1
     * @param newWidth cells per row, at least 1
     */
    public void reset(int newHeight, int newWidth) {
        if (newHeight < 1 || newWidth < 1) {
            throw new IllegalArgumentException("a grid needs at least 1x1 cells, had " + newWidth + "x" + newHeight);
        }
        int cells = Math.multiplyExact(newHeight, newWidth);
        for (BodyPixHead head : BodyPixHead.values()) {
            int length = Math.multiplyExact(cells, head.channels());
            if (values(head).length < length) {
                heads.put(head, new float[length]);
            }
        }
        height = newHeight;
        width = newWidth;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Cells per row. */
    public int width() {
        return width;
    }

    /**
     * The live values of one head, {height, width, channels}, the last fastest: channel c of cell (x, y) is at
     * {@code (y * width() + x) * head.channels() + c}. May be longer than that; what lies behind means nothing. Replaced
     * by {@link #reset} when it grows.
     */
    public float[] values(BodyPixHead head) {
        return heads.getOrDefault(head, NONE);
    }

    /** {@link #values} of {@link BodyPixHead#SEGMENTS}. */
    public float[] segments() {
        return values(BodyPixHead.SEGMENTS);
    }

    /** {@link #values} of {@link BodyPixHead#PART_HEATMAPS}. */
    public float[] partHeatmaps() {
        return values(BodyPixHead.PART_HEATMAPS);
    }

    /** {@link #values} of {@link BodyPixHead#HEATMAPS}. */
    public float[] heatmaps() {
        return values(BodyPixHead.HEATMAPS);
    }

    /** {@link #values} of {@link BodyPixHead#SHORT_OFFSETS}. */
    public float[] shortOffsets() {
        return values(BodyPixHead.SHORT_OFFSETS);
    }

    /** {@link #values} of {@link BodyPixHead#LONG_OFFSETS}. */
    public float[] longOffsets() {
        return values(BodyPixHead.LONG_OFFSETS);
    }

    /** {@link #values} of {@link BodyPixHead#DISPLACEMENT_FWD}. */
    public float[] displacementFwd() {
        return values(BodyPixHead.DISPLACEMENT_FWD);
    }

    /** {@link #values} of {@link BodyPixHead#DISPLACEMENT_BWD}. */
    public float[] displacementBwd() {
        return values(BodyPixHead.DISPLACEMENT_BWD);
    }

    /** {@link #values} of {@link BodyPixHead#PART_OFFSETS}. */
    public float[] partOffsets() {
        return values(BodyPixHead.PART_OFFSETS);
    }
}
