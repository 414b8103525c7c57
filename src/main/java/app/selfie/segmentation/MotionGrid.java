package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Where the picture changed since the frame before, on a coarse grid over the whole frame: 0 for a still cell, 1 for a
 * changed one, between them in proportion. The camera's own noise does not count: it is estimated from the quieter
 * cells. Not thread-safe.
 */
final class MotionGrid implements AutoCloseable {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    /** Four samples are averaged per cell, which halves their noise. */
    private static final ImageSize SAMPLES = new ImageSize(2 * WIDTH, 2 * HEIGHT);
    /** Differences of luma, 0..255, of averaged cells. Below the floor is noise; this much above it is motion. */
    private static final float MIN_FLOOR = 2.5f;

    private static final float MAX_FLOOR = 7;
    private static final float FLOOR_PER_QUIET_DIFFERENCE = 2;
    private static final float RAMP = 5;
    /** With more than this share of the cells in motion, the scene is another one. */
    private static final double CUT = 0.85;

    private final Frame samples = Frame.allocate(SAMPLES);
    private final byte[] bgr = new byte[Math.toIntExact(SAMPLES.pixels() * Frame.CHANNELS)];
    private final float[] motion = new float[WIDTH * HEIGHT];
    private final float[] difference = new float[WIDTH * HEIGHT];
    private final float[] rowBlurred = new float[WIDTH * HEIGHT];
    private float[] luma = new float[WIDTH * HEIGHT];
    private float[] previousLuma = new float[WIDTH * HEIGHT];
    private final int[] histogram = new int[256];
    private boolean started;

    /**
     * Compares a frame with the one before it.
     *
     * @param frame not modified
     * @return whether {@link #motion} holds an answer; {@code false} for a first frame and after a cut
     */
    boolean advance(Frame frame) {
        float[] swap = previousLuma;
        previousLuma = luma;
        luma = swap;
        sampleLuma(frame);
        if (!started) {
            started = true;
            return false;
        }
        for (int i = 0; i < luma.length; i++) {
            difference[i] = Math.abs(luma[i] - previousLuma[i]);
        }
        blur();
        float floor = Math.clamp(FLOOR_PER_QUIET_DIFFERENCE * quietDifference(), MIN_FLOOR, MAX_FLOOR);
        float sum = 0;
        for (int i = 0; i < motion.length; i++) {
            motion[i] = Math.clamp((motion[i] - floor) / RAMP, 0f, 1f);
            sum += motion[i];
        }
        return sum <= CUT * motion.length;
    }

    /** Forgets the frame before. */
    void restart() {
        started = false;
    }

    /** Row by row, {@link #WIDTH} x {@link #HEIGHT} values of 0..1 over the whole frame. Not to be modified. */
    float[] motion() {
        return motion;
    }

    /** Luma after ITU-R BT.601, in eighths to stay with small integers: (blue + 5 green + 2 red) / 8. */
    private void sampleLuma(Frame frame) {
        frame.stretchTo(frame.size().whole(), samples);
        MemorySegment.copy(samples.pixels(), ValueLayout.JAVA_BYTE, 0, bgr, 0, bgr.length);
        int rowBytes = SAMPLES.widthPx() * Frame.CHANNELS;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = 2 * y * rowBytes + 2 * x * Frame.CHANNELS;
                int sum = lumaAt(at) + lumaAt(at + 3) + lumaAt(at + rowBytes) + lumaAt(at + rowBytes + 3);
                luma[y * WIDTH + x] = sum * (1 / 32f);
            }
        }
    }

    private int lumaAt(int at) {
        return (bgr[at] & 0xFF) + 5 * (bgr[at + 1] & 0xFF) + 2 * (bgr[at + 2] & 0xFF);
    }

    /** The mean over 3x3 cells, from {@code difference} into {@code motion}; cells over the edge repeat the last one. */
    private void blur() {
        for (int y = 0; y < HEIGHT; y++) {
            int row = y * WIDTH;
            for (int x = 0; x < WIDTH; x++) {
                rowBlurred[row + x] = difference[row + Math.max(x - 1, 0)]
                        + difference[row + x]
                        + difference[row + Math.min(x + 1, WIDTH - 1)];
            }
        }
        for (int y = 0; y < HEIGHT; y++) {
            int above = Math.max(y - 1, 0) * WIDTH;
            int below = Math.min(y + 1, HEIGHT - 1) * WIDTH;
            for (int x = 0; x < WIDTH; x++) {
                motion[y * WIDTH + x] =
                        (rowBlurred[above + x] + rowBlurred[y * WIDTH + x] + rowBlurred[below + x]) * (1 / 9f);
            }
        }
    }

    /** The difference that a quarter of the cells stays under, in steps of 1/8. */
    private float quietDifference() {
        Arrays.fill(histogram, 0);
        for (float value : motion) {
            histogram[Math.min((int) (value * 8), histogram.length - 1)]++;
        }
        int count = 0;
        int bin = 0;
        while (count < motion.length / 4) {
            count += histogram[bin++];
        }
        return bin / 8f;
    }

    @Override
    public void close() {
        samples.close();
    }
}
