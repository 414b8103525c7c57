package app.selfie.imaging;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

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
        plane.create(size.heightPx(), size.widthPx(), CvType.CV_8UC(channels));
        plane.put(0, 0, pixels, 0, length);
        blur(plane, deviationPx, plane);
        plane.get(0, 0, pixels);
    }

    private static void blur(Mat source, double deviationPx, Mat target) {
        if (!(deviationPx > 0)) {
            throw new IllegalArgumentException("a blur's deviation is greater than 0, had " + deviationPx);
        }
        if (deviationPx < BOXES_FROM_PX) {
            Imgproc.GaussianBlur(source, target, new Size(0, 0), deviationPx, deviationPx, Core.BORDER_REPLICATE);
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

    private static void box(Mat source, Mat target, int width, int anchor) {
        Imgproc.blur(source, target, new Size(width, width), new Point(anchor, anchor), Core.BORDER_REPLICATE);
    }

    @Override
    public void close() {
        plane.release();
    }
}
