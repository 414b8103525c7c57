package app.selfie.segmentation;

import app.selfie.imaging.Region;

/** A plain grid of probabilities to compare with; rows from the top. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Mask(int width, int height, float[] values) {

    static Mask of(SegmentationMask mask) {
        float[] values = java.util.Arrays.copyOf(mask.probabilities(), mask.width() * mask.height());
        return new Mask(mask.width(), mask.height(), values);
    }

    /** The mask brought to a frame's size, bilinear with half-pixel centres; 0 outside the mask's region. */
    static Mask onFrame(SegmentationMask mask, int frameWidth, int frameHeight) {
        Region region = mask.region();
        float[] values = new float[frameWidth * frameHeight];
        for (int y = region.yPx(); y < region.bottomPx(); y++) {
            for (int x = region.xPx(); x < region.rightPx(); x++) {
                double cellX = (x - region.xPx() + 0.5) * mask.width() / region.widthPx() - 0.5;
                double cellY = (y - region.yPx() + 0.5) * mask.height() / region.heightPx() - 0.5;
                values[y * frameWidth + x] = sample(mask, cellX, cellY);
            }
        }
        return new Mask(frameWidth, frameHeight, values);
    }

    private static float sample(SegmentationMask mask, double x, double y) {
        double clampedX = Math.clamp(x, 0, mask.width() - 1);
        double clampedY = Math.clamp(y, 0, mask.height() - 1);
        int left = (int) clampedX;
        int top = (int) clampedY;
        int right = Math.min(left + 1, mask.width() - 1);
        int bottom = Math.min(top + 1, mask.height() - 1);
        float[] p = mask.probabilities();
        double fx = clampedX - left;
        double fy = clampedY - top;
        double upper = p[top * mask.width() + left] * (1 - fx) + p[top * mask.width() + right] * fx;
        double lower = p[bottom * mask.width() + left] * (1 - fx) + p[bottom * mask.width() + right] * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }

    /** Intersection over union of the cells over one half; 1 if neither mask has any. */
    double iou(Mask other) {
        long both = 0;
        long any = 0;
        for (int i = 0; i < values.length; i++) {
            boolean here = values[i] > 0.5f;
            boolean there = other.values[i] > 0.5f;
            both += here && there ? 1 : 0;
            any += here || there ? 1 : 0;
        }
        return any == 0 ? 1 : (double) both / any;
    }

    /** The mean of |this - other| over all cells, 0..1. */
    double meanDifference(Mask other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.abs(values[i] - other.values[i]);
        }
        return sum / values.length;
    }

    long cellsOverHalf() {
        long count = 0;
        for (float value : values) {
            count += value > 0.5f ? 1 : 0;
        }
        return count;
    }
}
