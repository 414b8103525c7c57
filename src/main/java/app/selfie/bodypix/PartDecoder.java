package app.selfie.bodypix;

import java.util.Arrays;

/**
 * From the grid's 24 part logits to one body part per pixel of the picture: each part's map goes the way of
 * {@link PersonDecoder}, and the largest probability wins, the lower number in a tie.
 *
 * <p>Not all 24 maps are computed everywhere. Whatever lies between four cells of the grid is an average of their values,
 * so a part whose largest corner is less than another's smallest cannot win there. Mostly one or two parts remain.
 */
final class PartDecoder {

    private final int[] candidates = new int[BodyPart.COUNT];
    private int candidateCount;
    private float[] patch = new float[0];

    /**
     * The part map of a picture.
     *
     * @param person 1 = person, one byte per pixel of the geometry's picture. Not modified.
     * @return a new array: -1 where nobody is, else the part's number
     */
    byte[] decode(BodyPixOutputs outputs, InputGeometry geometry, byte[] person) {
        PersonDecoder.requireGrid(outputs, geometry);
        int stride = geometry.stride();
        int cellsX = Math.max(1, outputs.width() - 1);
        int cellsY = Math.max(1, outputs.height() - 1);
        Axis across = Axis.crop(geometry.input().widthPx(), geometry.picture().widthPx(), geometry.padLeftPx());
        Axis down = Axis.crop(geometry.input().heightPx(), geometry.picture().heightPx(), geometry.padTopPx());
        int[] columns = across.starts(cellsX, stride);
        int[] rows = down.starts(cellsY, stride);
        patch = new float[BodyPart.COUNT * (stride + 1) * (stride + 1)];
        byte[] parts = new byte[person.length];
        Arrays.fill(parts, PixelLabels.NO_PART);
        for (int cellY = 0; cellY < cellsY; cellY++) {
            for (int cellX = 0; cellX < cellsX; cellX++) {
                Cell cell = new Cell(cellX, cellY, columns[cellX], columns[cellX + 1], rows[cellY], rows[cellY + 1]);
                if (cell.shows(person, across.length())) {
                    chooseCandidates(outputs, cell);
                    if (candidateCount > 1) {
                        fillPatch(outputs, cell, stride);
                    }
                    fillCell(cell, across, down, stride, person, parts);
                }
            }
        }
        return parts;
    }

    /** The pixels of the picture between four cells of the grid; ends are exclusive. */
    private record Cell(int x, int y, int left, int right, int top, int bottom) {

        boolean shows(byte[] person, int width) {
            for (int row = top; row < bottom; row++) {
                for (int i = row * width + left; i < row * width + right; i++) {
                    if (person[i] == 1) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void chooseCandidates(BodyPixOutputs outputs, Cell cell) {
        float[] heatmaps = outputs.partHeatmaps();
        int right = Math.min(cell.x + 1, outputs.width() - 1);
        int below = Math.min(cell.y + 1, outputs.height() - 1);
        int a = (cell.y * outputs.width() + cell.x) * BodyPart.COUNT;
        int b = (cell.y * outputs.width() + right) * BodyPart.COUNT;
        int c = (below * outputs.width() + cell.x) * BodyPart.COUNT;
        int d = (below * outputs.width() + right) * BodyPart.COUNT;
        float sure = Float.NEGATIVE_INFINITY;
        for (int part = 0; part < BodyPart.COUNT; part++) {
            float least = Math.min(
                    Math.min(heatmaps[a + part], heatmaps[b + part]), Math.min(heatmaps[c + part], heatmaps[d + part]));
            sure = Math.max(sure, least);
        }
        // Compared as probabilities: two different logits may round to the same one, and then the lower number wins.
        float sureProbability = Sigmoid.of(sure);
        candidateCount = 0;
        for (int part = 0; part < BodyPart.COUNT; part++) {
            float most = Math.max(
                    Math.max(heatmaps[a + part], heatmaps[b + part]), Math.max(heatmaps[c + part], heatmaps[d + part]));
            if (most >= sure || Sigmoid.of(most) >= sureProbability) {
                candidates[candidateCount++] = part;
            }
        }
    }

    /** The candidates' probabilities at the samples of the input's size, corners included. */
    private void fillPatch(BodyPixOutputs outputs, Cell cell, int stride) {
        float[] heatmaps = outputs.partHeatmaps();
        int right = Math.min(cell.x + 1, outputs.width() - 1);
        int below = Math.min(cell.y + 1, outputs.height() - 1);
        int upper = cell.y * outputs.width();
        int lower = below * outputs.width();
        int at = 0;
        for (int i = 0; i < candidateCount; i++) {
            int part = candidates[i];
            double topLeft = heatmaps[(upper + cell.x) * BodyPart.COUNT + part];
            double topRight = heatmaps[(upper + right) * BodyPart.COUNT + part];
            double bottomLeft = heatmaps[(lower + cell.x) * BodyPart.COUNT + part];
            double bottomRight = heatmaps[(lower + right) * BodyPart.COUNT + part];
            for (int y = 0; y <= stride; y++) {
                double down = (double) y / stride;
                for (int x = 0; x <= stride; x++) {
                    double across = (double) x / stride;
                    double above = topLeft + (topRight - topLeft) * across;
                    double under = bottomLeft + (bottomRight - bottomLeft) * across;
                    patch[at++] = Sigmoid.of((float) (above + (under - above) * down));
                }
            }
        }
    }

    private void fillCell(Cell cell, Axis across, Axis down, int stride, byte[] person, byte[] parts) {
        int width = across.length();
        int side = stride + 1;
        for (int y = cell.top; y < cell.bottom; y++) {
            if (down.low[y] == Axis.OUTSIDE) {
                continue;
            }
            int above = (down.low[y] - cell.y * stride) * side;
            int below = (down.high[y] - cell.y * stride) * side;
            for (int x = cell.left; x < cell.right; x++) {
                int i = y * width + x;
                if (person[i] != 1 || across.low[x] == Axis.OUTSIDE) {
                    continue;
                }
                if (candidateCount == 1) {
                    parts[i] = (byte) candidates[0];
                    continue;
                }
                int left = across.low[x] - cell.x * stride;
                int right = across.high[x] - cell.x * stride;
                parts[i] = (byte) best(above, below, left, right, across.fraction[x], down.fraction[y], side * side);
            }
        }
    }

    private int best(int above, int below, int left, int right, double across, double down, int patchSize) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < candidateCount; i++) {
            int start = i * patchSize;
            double topLeft = patch[start + above + left];
            double bottomLeft = patch[start + below + left];
            double upper = topLeft + (patch[start + above + right] - topLeft) * across;
            double lower = bottomLeft + (patch[start + below + right] - bottomLeft) * across;
            float probability = (float) (upper + (lower - upper) * down);
            if (probability > most) {
                most = probability;
                best = candidates[i];
            }
        }
        return best;
    }
}
