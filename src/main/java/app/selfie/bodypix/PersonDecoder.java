package app.selfie.bodypix;

/**
 * From the grid's person logits to a probability per pixel of the picture, in the original's order: logits to the size of
 * the network's input (bilinear, corners aligned), sigmoid, crop and resize to the picture (bilinear). Sums in double
 * precision, each step kept in single, so that a pixel at the threshold falls to the same side. Not thread-safe.
 */
final class PersonDecoder {

    private double[] upperGrid = new double[0];
    private double[] lowerGrid = new double[0];
    private float[] upper = new float[0];
    private float[] lower = new float[0];

    /** A new array with a probability for each pixel of the geometry's picture. */
    float[] decode(BodyPixOutputs outputs, InputGeometry geometry) {
        requireGrid(outputs, geometry);
        int inputWidth = geometry.input().widthPx();
        int width = geometry.picture().widthPx();
        int height = geometry.picture().heightPx();
        Axis toInputX = Axis.cornersAligned(outputs.width(), inputWidth);
        Axis toInputY = Axis.cornersAligned(outputs.height(), geometry.input().heightPx());
        Axis toPictureX = Axis.crop(inputWidth, width, geometry.padLeftPx());
        Axis toPictureY = Axis.crop(geometry.input().heightPx(), height, geometry.padTopPx());
        upperGrid = new double[inputWidth];
        lowerGrid = new double[inputWidth];
        upper = new float[inputWidth];
        lower = new float[inputWidth];
        int upperRow = -1;
        int lowerRow = -1;
        float[] picture = new float[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            int low = toPictureY.low[y];
            if (low == Axis.OUTSIDE) {
                continue; // stays 0
            }
            int high = toPictureY.high[y];
            if (low == lowerRow) {
                float[] swap = upper;
                upper = lower;
                lower = swap;
                lowerRow = upperRow;
                upperRow = low;
            }
            if (low != upperRow) {
                inputRow(outputs, toInputX, toInputY, low, upper);
                upperRow = low;
            }
            if (high != lowerRow) {
                inputRow(outputs, toInputX, toInputY, high, lower);
                lowerRow = high;
            }
            pictureRow(toPictureX, toPictureY.fraction[y], picture, y * width);
        }
        return picture;
    }

    static void requireGrid(BodyPixOutputs outputs, InputGeometry geometry) {
        if (outputs.width() != geometry.gridWidth() || outputs.height() != geometry.gridHeight()) {
            throw new IllegalArgumentException("an input of " + geometry.input() + " at stride " + geometry.stride()
                    + " gives a grid of " + geometry.gridWidth() + "x" + geometry.gridHeight() + " cells, had "
                    + outputs.width() + "x" + outputs.height());
        }
    }

    /** One row of probabilities at the input's size. */
    private void inputRow(BodyPixOutputs outputs, Axis across, Axis down, int row, float[] out) {
        gridRow(outputs, across, down.low[row], upperGrid);
        gridRow(outputs, across, down.high[row], lowerGrid);
        double fraction = down.fraction[row];
        for (int x = 0; x < out.length; x++) {
            out[x] = Sigmoid.of((float) (upperGrid[x] + (lowerGrid[x] - upperGrid[x]) * fraction));
        }
    }

    private static void gridRow(BodyPixOutputs outputs, Axis across, int gridRow, double[] out) {
        float[] segments = outputs.segments();
        int start = gridRow * outputs.width();
        for (int x = 0; x < out.length; x++) {
            double left = segments[start + across.low[x]];
            out[x] = left + (segments[start + across.high[x]] - left) * across.fraction[x];
        }
    }

    private void pictureRow(Axis across, double down, float[] picture, int start) {
        for (int x = 0; x < across.length(); x++) {
            int left = across.low[x];
            if (left != Axis.OUTSIDE) {
                int right = across.high[x];
                double above = upper[left] + ((double) upper[right] - upper[left]) * across.fraction[x];
                double below = lower[left] + ((double) lower[right] - lower[left]) * across.fraction[x];
                picture[start + x] = (float) (above + (below - above) * down);
            }
        }
    }
}
