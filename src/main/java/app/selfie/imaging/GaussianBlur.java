package app.selfie.imaging;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Blurs whole pictures as browsers do for CSS {@code blur()}: a small Gaussian as it is, and from a standard deviation of
 * 2 pixels on as three box filters, whose cost does not grow with their width (Filter Effects Module Level 1, 9.11
 * feGaussianBlur). Beyond its edges a picture goes on with its outermost pixels; a browser fades to transparency there.
 *
 * <p>An instance keeps its native buffers: one per worker, closed by its owner. Not thread-safe.
 */
public final class GaussianBlur implements AutoCloseable {

    private static final double BOXES_FROM_PX = 2;

    static {
        OpenCv.load();
    }

    private final Mat plane = new Mat();

    public GaussianBlur() {}

    /**
     * Blurs a frame.
     *
     * @param deviationPx standard deviation, greater than 0
     * @param target overwritten, of the same size; may be {@code source} itself
     */
    public void blur(Frame source, double deviationPx, Frame target) {
        if (!source.size().equals(target.size())) {
            throw new IllegalArgumentException(
                    "a blurred frame of " + source.size() + " does not fit into one of " + target.size());
        }
        blur(source.mat(), deviationPx, target.mat());
    }

    /**
     * Blurs interleaved channels in place.
     *
     * @param pixels rows from the top, at least channels x width x height bytes; overwritten. Colours have to be
     *     multiplied by their opacity, or what cannot be seen bleeds into what can.
     * @param channels 1 to 4
     * @param deviationPx standard deviation, greater than 0
     */
    public void blur(byte[] pixels, ImageSize size, int channels, double deviationPx) {
        if (channels < 1 || channels > 4) {
            throw new IllegalArgumentException("1 to 4 channels can be blurred, had " + channels);
        }
        int length = Math.toIntExact(channels * size.pixels());
        plane.create(size.heightPx(), size.widthPx(), opencv_core.CV_8UC(channels));
        OpenCv.put(pixels, length, plane);
        blur(plane, deviationPx, plane);
        OpenCv.get(plane, pixels);
    }

    private static void blur(Mat source, double deviationPx, Mat target) {
        if (!(deviationPx > 0)) {
            throw new IllegalArgumentException("a blur's deviation is greater than 0, had " + deviationPx);
        }
        if (deviationPx < BOXES_FROM_PX) {
            smooth(source, target, deviationPx);
            return;
        }
        int width = (int) Math.floor(deviationPx * 3 * Math.sqrt(2 * Math.PI) / 4 + 0.5);
        int middle = width / 2;
        if (width % 2 == 1) {
            box(source, target, width, middle);
            box(target, target, width, middle);
            box(target, target, width, middle);
        } else { // an even box has no middle: one leans left, one right, and one that is a pixel wider
            box(source, target, width, middle);
            box(target, target, width, middle - 1);
            box(target, target, width + 1, middle);
        }
    }

    private static void smooth(Mat source, Mat target, double deviationPx) {
        try (Size asTheDeviationNeeds = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(
                    source,
                    target,
                    asTheDeviationNeeds,
                    deviationPx,
                    deviationPx,
                    opencv_core.BORDER_REPLICATE,
                    opencv_core.ALGO_HINT_DEFAULT);
        }
    }

    private static void box(Mat source, Mat target, int width, int anchor) {
        try (Size size = new Size(width, width);
                Point middle = new Point(anchor, anchor)) {
            opencv_imgproc.blur(source, target, size, middle, opencv_core.BORDER_REPLICATE);
        }
    }

    @Override
    public void close() {
        plane.close();
    }
}
