package app.selfie.bodypix;

/**
 * Where, along one side, each sample of a resized map lies in the map it is made from: between {@code low} and
 * {@code high}, {@code fraction} of the way. The three conventions are the original's own, and each belongs to one step.
 */
final class Axis {

    /** {@link #low} of a sample that lies outside, and is 0. */
    static final int OUTSIDE = -1;

    final int[] low;
    final int[] high;

    /** 0..1. */
    final double[] fraction;

    private Axis(int length) {
        low = new int[length];
        high = new int[length];
        fraction = new double[length];
    }

    int length() {
        return low.length;
    }

    private void set(int i, double position, int last) {
        low[i] = Math.clamp((long) Math.floor(position), 0, last);
        high[i] = Math.min((int) Math.ceil(position), last);
        fraction[i] = position - low[i];
    }

    /** For the network's input: sample i lies at i * from / to. No corner is aligned and no half pixel added. */
    static Axis plain(int from, int to) {
        Axis axis = new Axis(to);
        double ratio = (double) from / to;
        for (int i = 0; i < to; i++) {
            axis.set(i, ratio * i, from - 1);
        }
        return axis;
    }

    /** From the output grid to the size of the input: the first and the last samples lie on each other. */
    static Axis cornersAligned(int from, int to) {
        Axis axis = new Axis(to);
        double ratio = to > 1 ? (double) (from - 1) / (to - 1) : 0;
        for (int i = 0; i < to; i++) {
            axis.set(i, ratio * i, from - 1);
        }
        return axis;
    }

    /**
     * From the size of the input back to the picture without its padding: a crop whose corners are aligned, given as a box
     * of shares in single precision. Its rounding can push the last sample outside, which the original keeps as 0.
     *
     * @param from samples of the input's side
     * @param side of the picture, in pixels
     * @param pad at each end, in the picture's pixels
     */
    static Axis crop(int from, int side, int pad) {
        Axis axis = new Axis(side);
        double padded = side + 2.0 * pad - 1;
        double begin = padded > 0 ? (float) (pad / padded) : 0;
        double end = padded > 0 ? (float) ((pad + side - 1) / padded) : 1;
        double scale = side > 1 ? (end - begin) * (from - 1) / (side - 1) : 0;
        for (int i = 0; i < side; i++) {
            double position = side > 1 ? begin * (from - 1) + i * scale : 0.5 * (begin + end) * (from - 1);
            if (position < 0 || position > from - 1) {
                axis.low[i] = OUTSIDE;
            } else {
                axis.set(i, position, from - 1);
            }
        }
        return axis;
    }

    /**
     * From the output grid straight to cells that cover the picture evenly, for the live picture.
     *
     * @param grid cells of the output along this side
     * @param side of the picture, in pixels
     * @param pad at each end, in the picture's pixels
     * @param to cells over the picture, each sampled at its centre
     */
    static Axis centred(int grid, int side, int pad, int to) {
        Axis axis = new Axis(to);
        double perPixel = (grid - 1) / Math.max(1, side + 2.0 * pad - 1);
        for (int i = 0; i < to; i++) {
            double pixel = (i + 0.5) * side / to - 0.5;
            axis.set(i, Math.clamp((pad + pixel) * perPixel, 0, grid - 1), grid - 1);
        }
        return axis;
    }

    /**
     * Where the samples of each cell begin, a cell being {@code stride} samples of the map they are made from.
     *
     * @return one entry per cell and one for the end; samples outside belong to the last cell
     */
    int[] starts(int cells, int stride) {
        int[] starts = new int[cells + 1];
        int sample = 0;
        for (int cell = 1; cell < cells; cell++) {
            while (sample < length() && low[sample] != OUTSIDE && low[sample] < cell * stride) {
                sample++;
            }
            starts[cell] = sample;
        }
        starts[cells] = length();
        return starts;
    }
}
