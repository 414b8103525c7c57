package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a mask's edge from flickering while the person is still, and from trailing while they move. One per stream,
 * closed by its owner; keeps one mask and a few kilobytes. Not thread-safe.
 *
 * <p>Each cell becomes {@code new + (previous - new) * weight}. Where the picture stays as it was, the weight is high:
 * what the network changes its mind about there is its own noise. Where the picture changed, only doubtful cells keep a
 * little of the previous mask, after MediaPipe's segmentation smoothing: the weight there is in proportion to {@code u =
 * 1 - min(1, x (c1 + x (c2 + x (c3 + x (c4 + x c5)))))} with {@code x = (new - 0.5)^2}, about the entropy of a coin that
 * falls on "person" with the new probability.
 */
public final class MaskSmoother implements AutoCloseable {

    /** The strength that suits a webcam. */
    public static final double DEFAULT_STRENGTH = 1;

    static final float C1 = 5.68842f;
    static final float C2 = -0.748699f;
    static final float C3 = -57.8051f;
    static final float C4 = 291.309f;
    static final float C5 = -624.717f;

    /** Weight of the previous mask where nothing moves: nine tenths of a change are through after ten frames. */
    static final float STILL_WEIGHT = 0.8f;
    /** Weight of the previous mask in the most doubtful cell where something moves; MediaPipe has 0.7 everywhere. */
    static final float MOVING_WEIGHT = 0.3f;

    private final MotionGrid grid = new MotionGrid();
    private final SegmentationMask previous = new SegmentationMask();
    private final SegmentationMask resampled = new SegmentationMask();
    private float[] motionRows = new float[0];
    private float[] now = new float[0];
    private float[] then = new float[0];
    private float[] moved = new float[0];
    private float[] blended = new float[0];
    private @Nullable ImageSize frameSize;
    private float strength = (float) DEFAULT_STRENGTH;

    /**
     * Sets how much is smoothed.
     *
     * @param newStrength 0 (not at all) to 1
     */
    public void setStrength(double newStrength) {
        if (!(newStrength >= 0 && newStrength <= 1)) {
            throw new IllegalArgumentException("a smoothing strength is 0 to 1, had " + newStrength);
        }
        strength = (float) newStrength;
        if (newStrength == 0) {
            restart();
        }
    }

    /** Forgets the past: the next mask stays as it is. */
    public void restart() {
        frameSize = null;
        grid.restart();
    }

    /**
     * Smooths the newest mask with those before it. Starts over by itself when the frames' size changes and when
     * the scene does; a mask over another region or of another size than the last one's is fine.
     *
     * @param frame the frame that {@code mask} was made of. Not modified.
     * @param mask overwritten, in place
     */
    public void smooth(Frame frame, SegmentationMask mask) {
        if (strength == 0) {
            return;
        }
        if (!frame.size().equals(frameSize)) {
            restart();
            frameSize = frame.size();
        }
        boolean comparable = grid.advance(frame);
        if (comparable) {
            spreadMotion(mask, frame.size());
            if (previous.region().equals(mask.region())
                    && previous.width() == mask.width()
                    && previous.height() == mask.height()) {
                blend(mask, previous.probabilities(), frame.size());
            } else {
                resampled.copyFrom(mask); // cells that the previous mask does not cover stay as they are
                resample(previous, resampled);
                blend(mask, resampled.probabilities(), frame.size());
            }
        }
        previous.copyFrom(mask);
    }

    private void blend(SegmentationMask mask, float[] before, ImageSize frame) {
        int width = mask.width();
        int height = mask.height();
        float[] p = mask.probabilities();
        Region region = mask.region();
        for (int y = 0; y < height; y++) {
            double pixel = region.yPx() + (y + 0.5) * region.heightPx() / height;
            double gridY = gridPosition(pixel, frame.heightPx(), MotionGrid.HEIGHT);
            int upper = (int) gridY;
            int lower = Math.min(upper + 1, MotionGrid.HEIGHT - 1);
            System.arraycopy(p, y * width, now, 0, width);
            System.arraycopy(before, y * width, then, 0, width);
            mix(motionRows, upper * width, lower * width, (float) (gridY - upper), moved, width);
            blendRow(now, then, moved, blended, width, strength);
            System.arraycopy(blended, 0, p, y * width, width);
        }
    }

    private static void mix(float[] rows, int upper, int lower, float share, float[] out, int width) {
        for (int x = 0; x < width; x++) {
            out[x] = rows[upper + x] + (rows[lower + x] - rows[upper + x]) * share;
        }
    }

    /** On arrays of one row each, and nothing in the loop but arithmetic: only so the JIT makes vectors of it. */
    private static void blendRow(float[] now, float[] then, float[] moved, float[] out, int width, float strength) {
        float still = strength * STILL_WEIGHT;
        float moving = strength * MOVING_WEIGHT;
        for (int x = 0; x < width; x++) {
            float d = (now[x] - 0.5f) * (now[x] - 0.5f);
            float certainty = Math.min(1f, d * (C1 + d * (C2 + d * (C3 + d * (C4 + d * C5)))));
            float weight = still + (moving * (1 - certainty) - still) * moved[x];
            out[x] = now[x] + (then[x] - now[x]) * weight;
        }
    }

    /** The motion grid's rows, each interpolated to the mask's columns. */
    private void spreadMotion(SegmentationMask mask, ImageSize frame) {
        int width = mask.width();
        if (motionRows.length < width * MotionGrid.HEIGHT) {
            motionRows = new float[width * MotionGrid.HEIGHT];
            now = new float[width];
            then = new float[width];
            moved = new float[width];
            blended = new float[width];
        }
        Region region = mask.region();
        float[] motion = grid.motion();
        for (int x = 0; x < width; x++) {
            double gridX = gridPosition(
                    region.xPx() + (x + 0.5) * region.widthPx() / width, frame.widthPx(), MotionGrid.WIDTH);
            int left = (int) gridX;
            int right = Math.min(left + 1, MotionGrid.WIDTH - 1);
            float share = (float) (gridX - left);
            for (int y = 0; y < MotionGrid.HEIGHT; y++) {
                float first = motion[y * MotionGrid.WIDTH + left];
                float second = motion[y * MotionGrid.WIDTH + right];
                motionRows[y * width + x] = first + (second - first) * share;
            }
        }
    }

    /** From the frame's pixels to the grid's cells, clamped to their centres. */
    private static double gridPosition(double pixel, int framePixels, int cells) {
        return Math.clamp(pixel * cells / framePixels - 0.5, 0, cells - 1);
    }

    /** Brings {@code from} into {@code to}'s region, bilinear; where it does not reach, {@code to} stays as it is. */
    private static void resample(SegmentationMask from, SegmentationMask to) {
        Region source = from.region();
        Region target = to.region();
        double scaleX = (double) target.widthPx() / to.width() * from.width() / source.widthPx();
        double scaleY = (double) target.heightPx() / to.height() * from.height() / source.heightPx();
        double firstX = (double) (target.xPx() - source.xPx()) * from.width() / source.widthPx();
        double firstY = (double) (target.yPx() - source.yPx()) * from.height() / source.heightPx();
        float[] in = from.probabilities();
        float[] out = to.probabilities();
        for (int y = 0; y < to.height(); y++) {
            double sourceY = firstY + (y + 0.5) * scaleY;
            if (sourceY < 0 || sourceY > from.height()) {
                continue;
            }
            double clampedY = Math.clamp(sourceY - 0.5, 0, from.height() - 1);
            int top = (int) clampedY;
            int bottom = Math.min(top + 1, from.height() - 1);
            float shareY = (float) (clampedY - top);
            for (int x = 0; x < to.width(); x++) {
                double sourceX = firstX + (x + 0.5) * scaleX;
                if (sourceX < 0 || sourceX > from.width()) {
                    continue;
                }
                double clampedX = Math.clamp(sourceX - 0.5, 0, from.width() - 1);
                int left = (int) clampedX;
                int right = Math.min(left + 1, from.width() - 1);
                float shareX = (float) (clampedX - left);
                float upper = lerp(in[top * from.width() + left], in[top * from.width() + right], shareX);
                float lower = lerp(in[bottom * from.width() + left], in[bottom * from.width() + right], shareX);
                out[y * to.width() + x] = lerp(upper, lower, shareY);
            }
        }
    }

    private static float lerp(float from, float to, float share) {
        return from + (to - from) * share;
    }

    @Override
    public void close() {
        grid.close();
    }
}
