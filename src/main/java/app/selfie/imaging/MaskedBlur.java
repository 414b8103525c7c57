package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Blurs what is around a person without letting the person's colours bleed into it: a normalised convolution (Knutsson
 * and Westin, 1993). Every pixel counts with its weight 1 - opacity, blurred colours are divided by blurred weights, and
 * so a place that was hidden takes its colour from the visible surroundings.
 *
 * <p>Works on a reduced picture: what a blur of this width leaves over has no finer detail, and the cost falls from tens
 * of milliseconds to about one. An instance keeps its native buffers: one per worker, closed by its owner. Not
 * thread-safe.
 */
public final class MaskedBlur implements AutoCloseable {

    /** Long side of the reduced picture. */
    private static final int REDUCED_PX = 192;

    /** Standard deviation of the weakest and of the strongest blur, as a share of the long side. */
    private static final float WEAKEST = 0.006f;

    private static final float STRONGEST = 0.05f;

    /** The weights are withdrawn this far around the person, in reduced pixels: a matte may be a little too tight. */
    private static final int MARGIN_PX = 2;

    /** Three box filters come close to a Gaussian (central limit). */
    private static final int PASSES = 3;

    private static final int PLANES = 4;
    private static final float MIN_WEIGHT = 1e-3f;

    static {
        OpenCv.load();
    }

    private final Mat reduced = new Mat();
    private final Mat opacity = new Mat();
    private final Mat weighted = new Mat();
    private final Mat margin;
    private byte[] colours = new byte[0];
    private byte[] opacities = new byte[0];
    private float[] sums = new float[0];
    private @Nullable Frame blurred;

    public MaskedBlur() {
        margin = OpenCv.window(opencv_imgproc.MORPH_ELLIPSE, MARGIN_PX);
    }

    /**
     * Blurs the surroundings of the person in {@code frame}.
     *
     * @param frame not modified
     * @param matte of the same size. Not modified.
     * @param strength 0 (hardly) .. 1 (colours only)
     * @return the result, of the frame's size: blue, green, red per pixel; valid until the next call
     */
    public MemorySegment blur(Frame frame, Matte matte, float strength) {
        ImageSize size = frame.size();
        float scale = Math.min(1f, (float) REDUCED_PX / Math.max(size.widthPx(), size.heightPx()));
        int width = Math.max(1, Math.round(size.widthPx() * scale));
        int height = Math.max(1, Math.round(size.heightPx() * scale));
        OpenCv.resize(frame.mat(), reduced, width, height, opencv_imgproc.INTER_AREA);
        OpenCv.resize(matte.mat(), opacity, width, height, opencv_imgproc.INTER_AREA);
        opencv_imgproc.dilate(opacity, opacity, margin);
        weigh(width, height);
        boxFilter(strength * (STRONGEST - WEAKEST) + WEAKEST, Math.max(width, height));
        divide(width, height);
        if (blurred == null || !blurred.size().equals(size)) {
            close(blurred);
            blurred = Frame.allocate(size);
        }
        OpenCv.resize(reduced, blurred.mat(), size.widthPx(), size.heightPx(), opencv_imgproc.INTER_LINEAR);
        return blurred.pixels();
    }

    /** Fills {@code weighted} with blue, green and red times weight, and the weight, 0..1 each. */
    private void weigh(int width, int height) {
        int pixels = width * height;
        if (opacities.length < pixels) {
            opacities = new byte[pixels];
            colours = new byte[pixels * Frame.CHANNELS];
            sums = new float[pixels * PLANES];
        }
        OpenCv.get(reduced, colours);
        OpenCv.get(opacity, opacities);
        for (int i = 0; i < pixels; i++) {
            float weight = (255 - (opacities[i] & 0xFF)) * (1 / 255f);
            sums[PLANES * i] = weight * (colours[3 * i] & 0xFF);
            sums[PLANES * i + 1] = weight * (colours[3 * i + 1] & 0xFF);
            sums[PLANES * i + 2] = weight * (colours[3 * i + 2] & 0xFF);
            sums[PLANES * i + 3] = weight;
        }
        weighted.create(height, width, opencv_core.CV_32FC4);
        MemorySegment.copy(sums, 0, OpenCv.bytes(weighted), ValueLayout.JAVA_FLOAT, 0, pixels * PLANES);
    }

    /** n box filters of width w have the variance n (w² - 1) / 12. */
    private void boxFilter(float deviationShare, int longSide) {
        float deviation = deviationShare * longSide;
        int width = Math.max(3, (int) Math.round(Math.sqrt(12 * deviation * deviation / PASSES + 1)) | 1);
        try (Size box = new Size(width, width)) {
            for (int pass = 0; pass < PASSES; pass++) {
                opencv_imgproc.blur(weighted, weighted, box);
            }
        }
    }

    private void divide(int width, int height) {
        int pixels = width * height;
        MemorySegment.copy(OpenCv.bytes(weighted), ValueLayout.JAVA_FLOAT, 0, sums, 0, pixels * PLANES);
        for (int i = 0; i < pixels; i++) {
            float perWeight = 1 / Math.max(sums[PLANES * i + 3], MIN_WEIGHT);
            colours[3 * i] = level(sums[PLANES * i] * perWeight);
            colours[3 * i + 1] = level(sums[PLANES * i + 1] * perWeight);
            colours[3 * i + 2] = level(sums[PLANES * i + 2] * perWeight);
        }
        OpenCv.put(colours, pixels * Frame.CHANNELS, reduced);
    }

    private static byte level(float value) {
        return (byte) Math.min(255, (int) (value + 0.5f));
    }

    private static void close(@Nullable Frame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    @Override
    public void close() {
        reduced.close();
        opacity.close();
        weighted.close();
        margin.close();
        close(blurred);
        blurred = null;
    }
}
