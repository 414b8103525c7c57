package app.selfie.bodypix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The output grid laid over evenly spread cells of the picture. An instance keeps its tables while the sizes stay the
 * same. Not thread-safe.
 */
final class GridMap {

    private static final int NONE = -1;

    private @Nullable InputGeometry geometry;
    private BodyPixOutputs outputs = new BodyPixOutputs();
    private int width;
    private int height;
    private float[] row = new float[0];
    private int[] columnStarts = new int[1];
    private int[] rowStarts = new int[1];
    private float[] across = new float[0];
    private float[] down = new float[0];
    private int[] columns = new int[0];
    private int[] rows = new int[0];

    private final int[] candidates = new int[BodyPart.COUNT];
    private final float[] left = new float[BodyPart.COUNT];
    private final float[] right = new float[BodyPart.COUNT];
    private int candidateCount;

    /** Takes the outputs for the next calls, and a table of where each cell lies in them. */
    void lay(BodyPixOutputs newOutputs, InputGeometry newGeometry, int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("a map needs at least 1x1 cells, had " + newWidth + "x" + newHeight);
        }
        outputs = newOutputs;
        if (newGeometry.equals(geometry) && newWidth == width && newHeight == height) {
            return;
        }
        geometry = newGeometry;
        width = newWidth;
        height = newHeight;
        int gridWidth = newGeometry.gridWidth();
        int gridHeight = newGeometry.gridHeight();
        row = new float[gridWidth];
        Axis x = Axis.centred(gridWidth, newGeometry.picture().widthPx(), newGeometry.padLeftPx(), width);
        Axis y = Axis.centred(gridHeight, newGeometry.picture().heightPx(), newGeometry.padTopPx(), height);
        columnStarts = x.starts(Math.max(1, gridWidth - 1), 1);
        rowStarts = y.starts(Math.max(1, gridHeight - 1), 1);
        columns = cells(columnStarts, width);
        rows = cells(rowStarts, height);
        across = fractions(x, columns);
        down = fractions(y, rows);
    }

    /** The grid cell left of (or above) each sample; never the last, so that there always is a neighbour. */
    private static int[] cells(int[] starts, int length) {
        int[] cells = new int[length];
        for (int cell = 0; cell + 1 < starts.length; cell++) {
            Arrays.fill(cells, starts[cell], starts[cell + 1], cell);
        }
        return cells;
    }

    private static float[] fractions(Axis axis, int[] cells) {
        float[] fractions = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            fractions[i] = (float) (axis.low[i] + axis.fraction[i] - cells[i]);
        }
        return fractions;
    }

    private int below(int gridRow) {
        return Math.min(gridRow + 1, outputs.height() - 1);
    }

    private int rightOf(int gridColumn) {
        return Math.min(gridColumn + 1, outputs.width() - 1);
    }

    void person(float[] out) {
        float[] segments = outputs.segments();
        int gridWidth = outputs.width();
        for (int y = 0; y < height; y++) {
            int upper = rows[y] * gridWidth;
            int lower = below(rows[y]) * gridWidth;
            for (int x = 0; x < gridWidth; x++) {
                row[x] = segments[upper + x] + (segments[lower + x] - segments[upper + x]) * down[y];
            }
            int at = y * width;
            for (int x = 0; x < width; x++) {
                float from = row[columns[x]];
                float to = row[rightOf(columns[x])];
                out[at + x] = Sigmoid.quick(from + (to - from) * across[x]);
            }
        }
    }

    void parts(double threshold, byte[] out) {
        float least = (float) Sigmoid.logit(threshold);
        for (int cellY = 0; cellY + 1 < rowStarts.length; cellY++) {
            for (int cellX = 0; cellX + 1 < columnStarts.length; cellX++) {
                parts(cellX, cellY, least, out);
            }
        }
    }

    /** The part of the map between four cells of the grid. */
    private void parts(int cellX, int cellY, float least, byte[] out) {
        int from = columnStarts[cellX];
        int to = columnStarts[cellX + 1];
        int topLeft = cellY * outputs.width() + cellX;
        int topRight = cellY * outputs.width() + rightOf(cellX);
        int bottomLeft = below(cellY) * outputs.width() + cellX;
        int bottomRight = below(cellY) * outputs.width() + rightOf(cellX);
        float[] segments = outputs.segments();
        float a = segments[topLeft];
        float b = segments[topRight];
        float c = segments[bottomLeft];
        float d = segments[bottomRight];
        boolean nobody = Math.max(Math.max(a, b), Math.max(c, d)) <= least;
        if (!nobody) {
            chooseCandidates(topLeft, topRight, bottomLeft, bottomRight);
        }
        for (int y = rowStarts[cellY]; y < rowStarts[cellY + 1]; y++) {
            int start = y * width;
            if (nobody) {
                Arrays.fill(out, start + from, start + to, PixelLabels.NO_PART);
                continue;
            }
            float share = down[y];
            float personLeft = a + (c - a) * share;
            float personRight = b + (d - b) * share;
            interpolate(topLeft, topRight, bottomLeft, bottomRight, share);
            for (int x = from; x < to; x++) {
                float person = personLeft + (personRight - personLeft) * across[x];
                out[start + x] = (byte) (person > least ? best(across[x]) : NONE);
            }
        }
    }

    /** All parts that can win somewhere between these four cells; see {@link PartDecoder}. */
    private void chooseCandidates(int topLeft, int topRight, int bottomLeft, int bottomRight) {
        float[] heatmaps = outputs.partHeatmaps();
        int a = topLeft * BodyPart.COUNT;
        int b = topRight * BodyPart.COUNT;
        int c = bottomLeft * BodyPart.COUNT;
        int d = bottomRight * BodyPart.COUNT;
        float sure = Float.NEGATIVE_INFINITY;
        for (int part = 0; part < BodyPart.COUNT; part++) {
            float least = Math.min(
                    Math.min(heatmaps[a + part], heatmaps[b + part]), Math.min(heatmaps[c + part], heatmaps[d + part]));
            sure = Math.max(sure, least);
        }
        candidateCount = 0;
        for (int part = 0; part < BodyPart.COUNT; part++) {
            float most = Math.max(
                    Math.max(heatmaps[a + part], heatmaps[b + part]), Math.max(heatmaps[c + part], heatmaps[d + part]));
            if (most >= sure) {
                candidates[candidateCount++] = part;
            }
        }
    }

    /** The candidates' logits at both ends of one row between four cells. */
    private void interpolate(int topLeft, int topRight, int bottomLeft, int bottomRight, float share) {
        float[] heatmaps = outputs.partHeatmaps();
        for (int i = 0; i < candidateCount; i++) {
            int part = candidates[i];
            float above = heatmaps[topLeft * BodyPart.COUNT + part];
            left[i] = above + (heatmaps[bottomLeft * BodyPart.COUNT + part] - above) * share;
            above = heatmaps[topRight * BodyPart.COUNT + part];
            right[i] = above + (heatmaps[bottomRight * BodyPart.COUNT + part] - above) * share;
        }
    }

    /** The largest logit's part: the sigmoid would not change the order. */
    private int best(float share) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < candidateCount; i++) {
            float logit = left[i] + (right[i] - left[i]) * share;
            if (logit > most) {
                most = logit;
                best = i;
            }
        }
        return candidates[best];
    }
}
