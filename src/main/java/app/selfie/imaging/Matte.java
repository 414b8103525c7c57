package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * An alpha matte: one byte per pixel of the frame it was made for, 0 = backdrop .. 255 = person. An
 * instance is reused from frame to frame and keeps its buffers; its owner closes it. Not thread-safe.
 */
public final class Matte implements AutoCloseable {

    /** OpenCV's name for swapping left and right. */
    static final int AROUND_THE_VERTICAL = 1;

    private static final int LEVELS = 256;

    static {
        OpenCv.load();
    }

    private final Mat grid = new Mat();
    private final Mat table;
    private Mat alpha = new Mat();
    private byte[] gridBytes = new byte[0];
    private @Nullable EdgeCurve curve;
    private @Nullable ImageSize size;
    private byte[] opacities = new byte[0];
    private @Nullable Region covered;
    private MemorySegment pixels = MemorySegment.NULL;

    public Matte() {
        table = new Mat(1, LEVELS, opencv_core.CV_8UC1);
    }

    /**
     * Makes this the matte of a frame from a segmentation mask: stretches the probabilities over their region (bilinear,
     * half-pixel centres), applies the edge curve at full resolution, and is 0 everywhere else. The order matters: a curve
     * before the enlargement would show the grid's cells as steps.
     *
     * @param probability person or not, 0..1, row-major, at least gridWidth x gridHeight values. Not modified.
     * @param region what part of the frame the grid covers
     */
    public void cover(
            ImageSize frameSize, float[] probability, int gridWidth, int gridHeight, Region region, EdgeCurve edge) {
        if (!frameSize.whole().contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside a frame of " + frameSize);
        }
        resize(frameSize);
        useCurve(edge);
        fillGrid(probability, gridWidth, gridHeight);
        if (!frameSize.whole().equals(region) && !region.equals(covered)) {
            OpenCv.fill(alpha, 0);
        }
        covered = region;
        try (Mat view = view(region)) {
            OpenCv.resize(grid, view, region.widthPx(), region.heightPx(), opencv_imgproc.INTER_LINEAR);
            opencv_core.LUT(view, table, view);
        }
        readOpacities();
    }

    /**
     * Makes this the matte of a frame from the mean of several masks of a part of it: each stretched as in {@link #cover},
     * their mean over the part, 0 everywhere else, and the edge curve last.
     *
     * @param masks at least one, of regions that hold the part. Not modified.
     * @param part of the frame
     */
    public void coverMean(ImageSize frameSize, List<ProbabilityGrid> masks, Region part, EdgeCurve edge) {
        for (ProbabilityGrid mask : masks) {
            if (!frameSize.whole().contains(mask.region()) || !mask.region().contains(part)) {
                throw new IllegalArgumentException("expected one region inside the other inside a frame, had " + part
                        + ", " + mask.region() + " and " + frameSize);
            }
        }
        resize(frameSize);
        useCurve(edge);
        if (!part.equals(covered)) {
            OpenCv.fill(alpha, 0);
        }
        covered = part;
        try (Mat sum = OpenCv.zeros(part.heightPx(), part.widthPx(), opencv_core.CV_32FC1);
                Mat view = view(part)) {
            masks.forEach(mask -> add(mask, part, sum));
            sum.convertTo(view, opencv_core.CV_8UC1, 255.0 / masks.size(), 0);
            opencv_core.LUT(view, table, view);
        }
        readOpacities();
    }

    private static void add(ProbabilityGrid mask, Region part, Mat sum) {
        Region around = mask.region();
        try (Mat cells = new Mat(mask.height(), mask.width(), opencv_core.CV_32FC1);
                Mat stretched = new Mat()) {
            int length = mask.width() * mask.height();
            MemorySegment.copy(mask.probability(), 0, OpenCv.bytes(cells), ValueLayout.JAVA_FLOAT, 0, length);
            OpenCv.resize(cells, stretched, around.widthPx(), around.heightPx(), opencv_imgproc.INTER_LINEAR);
            int x = part.xPx() - around.xPx();
            int y = part.yPx() - around.yPx();
            try (Mat seen = OpenCv.part(stretched, x, y, part.widthPx(), part.heightPx())) {
                opencv_core.add(sum, seen, sum);
            }
        }
    }

    /** Probabilities 0..1 as levels 0..255, rounded. */
    private void fillGrid(float[] probability, int gridWidth, int gridHeight) {
        int cells = gridWidth * gridHeight;
        if (gridBytes.length < cells) {
            gridBytes = new byte[cells];
        }
        for (int i = 0; i < cells; i++) {
            gridBytes[i] = (byte) (probability[i] * 255f + 0.5f);
        }
        grid.create(gridHeight, gridWidth, opencv_core.CV_8UC1);
        OpenCv.put(gridBytes, cells, grid);
    }

    /** A region of the matte, over the same opacities. Caller closes. */
    private Mat view(Region region) {
        return OpenCv.part(alpha, region.xPx(), region.yPx(), region.widthPx(), region.heightPx());
    }

    /** Makes this a copy of the opacities of a continuous 8-bit Mat with one channel. */
    void copyFrom(Mat other) {
        resize(new ImageSize(other.cols(), other.rows()));
        other.copyTo(alpha);
        covered = size().whole();
        readOpacities();
    }

    /** Swaps left and right, in place. */
    public void mirror() {
        Region region = covered();
        opencv_core.flip(alpha, alpha, AROUND_THE_VERTICAL);
        covered = new Region(size().widthPx() - region.rightPx(), region.yPx(), region.widthPx(), region.heightPx());
        readOpacities();
    }

    /** What the compositor reads pixel by pixel, it reads from the heap: native memory is checked at every access. */
    private void readOpacities() {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, 0, opacities, 0, Math.toIntExact(size().pixels()));
    }

    private void resize(ImageSize frameSize) {
        if (!frameSize.equals(size)) {
            // All that may lack memory comes first: then this is still the matte it was.
            if (opacities.length < frameSize.pixels()) {
                opacities = Arrays.copyOf(opacities, Math.toIntExact(frameSize.pixels()));
            }
            Mat resized = OpenCv.zeros(frameSize.heightPx(), frameSize.widthPx(), opencv_core.CV_8UC1);
            alpha.close();
            alpha = resized;
            pixels = OpenCv.bytes(alpha);
            size = frameSize;
            covered = null;
        }
    }

    private void useCurve(EdgeCurve edge) {
        if (!edge.equals(curve)) {
            OpenCv.put(edge.table(), LEVELS, table);
            curve = edge;
        }
    }

    /** The size of the frame this matte was last made for. */
    public ImageSize size() {
        if (size == null) {
            throw new IllegalStateException("the matte was asked for its size before it covered a frame");
        }
        return size;
    }

    /** The part outside of which this matte is 0. */
    public Region covered() {
        if (covered == null) {
            throw new IllegalStateException("the matte was asked for its region before it covered a frame");
        }
        return covered;
    }

    /**
     * The live opacities 0..255, rows from the top: pixel (x, y) is at {@code y * width + x}. May be longer than the
     * matte. Not to be modified; the next {@link #cover} overwrites or replaces it.
     */
    public byte[] opacities() {
        return opacities;
    }

    /** A copy of all opacities, row by row. */
    public byte[] toBytes() {
        return Arrays.copyOf(opacities, Math.toIntExact(size().pixels()));
    }

    Mat mat() {
        return alpha;
    }

    @Override
    public void close() {
        grid.close();
        table.close();
        alpha.close();
        pixels = MemorySegment.NULL;
    }
}
