package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Changes parts of a frame in place: blurs them beyond recognition, colours them, draws lines over them. What to change
 * comes as a coarse grid of weights over a region, as segmentation gives it. An instance keeps its buffers: one per
 * worker, closed by its owner. Not thread-safe.
 */
public final class Retouch implements AutoCloseable {

    /** Fractional bits of OpenCV's line coordinates: a sixteenth of a pixel is finer than any eye. */
    private static final int SUBPIXEL_BITS = 4;

    static {
        OpenCv.load();
    }

    private final Mat weightGrid = new Mat();
    private final Mat colourGrid = new Mat();
    private final Mat weights = new Mat();
    private final Mat colours = new Mat();
    private final Mat reduced = new Mat();
    private byte[] weightRow = new byte[0];
    private byte[] colourRow = new byte[0];
    private byte[] frameRow = new byte[0];

    /**
     * Blurs what the weights cover: the region is reduced to cells of {@code cellPx}, each the mean of its pixels, and
     * smoothly enlarged again, so nothing finer than a cell is left.
     *
     * @param frame overwritten where a weight is over 0
     * @param weight 0 (as it is) .. 255 (only the blur), {@code gridWidth x gridHeight} values, rows from the top; may be
     *     longer. Not modified.
     * @param marginCells 0 or more: each weight becomes the largest of those up to so many cells away, along and across
     * @param region that the grid covers, inside the frame
     * @param cellPx 1 or more
     */
    public void blur(
            Frame frame, byte[] weight, int gridWidth, int gridHeight, int marginCells, Region region, int cellPx) {
        requireInside(frame, region);
        if (cellPx < 1) {
            throw new IllegalArgumentException("a blur needs cells of 1 pixel or more, had " + cellPx);
        }
        try (Mat view = frame.view(region)) {
            int across = Math.max(1, Math.ceilDiv(region.widthPx(), cellPx));
            int down = Math.max(1, Math.ceilDiv(region.heightPx(), cellPx));
            OpenCv.resize(view, reduced, across, down, opencv_imgproc.INTER_AREA);
        }
        OpenCv.resize(reduced, colours, region.widthPx(), region.heightPx(), opencv_imgproc.INTER_CUBIC);
        layWeights(weight, gridWidth, gridHeight);
        if (marginCells > 0) {
            try (Mat square = OpenCv.window(opencv_imgproc.MORPH_RECT, marginCells)) {
                opencv_imgproc.dilate(weightGrid, weightGrid, square);
            }
        }
        mix(frame, region);
    }

    /**
     * Lays colours over what the weights cover.
     *
     * @param frame overwritten where a weight is over 0
     * @param bgr blue, green and red of each cell, {@code 3 x gridWidth x gridHeight} values; may be longer. Not modified.
     * @param weight as for {@link #blur}
     * @param region that the grid covers, inside the frame
     */
    public void tint(Frame frame, byte[] bgr, byte[] weight, int gridWidth, int gridHeight, Region region) {
        requireInside(frame, region);
        colourGrid.create(gridHeight, gridWidth, opencv_core.CV_8UC3);
        OpenCv.put(bgr, gridWidth * gridHeight * Frame.CHANNELS, colourGrid);
        OpenCv.resize(colourGrid, colours, region.widthPx(), region.heightPx(), opencv_imgproc.INTER_LINEAR);
        layWeights(weight, gridWidth, gridHeight);
        mix(frame, region);
    }

    private void layWeights(byte[] weight, int gridWidth, int gridHeight) {
        weightGrid.create(gridHeight, gridWidth, opencv_core.CV_8UC1);
        OpenCv.put(weight, gridWidth * gridHeight, weightGrid);
    }

    /** {@code out = (w * colour + (255 - w) * frame + 127) / 255} over the region, the weights enlarged to it. */
    private void mix(Frame frame, Region region) {
        OpenCv.resize(weightGrid, weights, region.widthPx(), region.heightPx(), opencv_imgproc.INTER_LINEAR);
        int width = region.widthPx();
        int bytes = width * Frame.CHANNELS;
        if (frameRow.length < bytes) {
            frameRow = new byte[bytes];
            colourRow = new byte[bytes];
            weightRow = new byte[width];
        }
        MemorySegment pixels = frame.pixels();
        MemorySegment over = OpenCv.bytes(colours);
        MemorySegment shares = OpenCv.bytes(weights);
        for (int y = 0; y < region.heightPx(); y++) {
            MemorySegment.copy(shares, ValueLayout.JAVA_BYTE, (long) y * width, weightRow, 0, width);
            int first = firstOver0(width);
            if (first == width) {
                continue;
            }
            long row = ((long) (region.yPx() + y) * frame.size().widthPx() + region.xPx()) * Frame.CHANNELS;
            MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, row, frameRow, 0, bytes);
            MemorySegment.copy(over, ValueLayout.JAVA_BYTE, (long) y * bytes, colourRow, 0, bytes);
            for (int x = first, at = first * Frame.CHANNELS; x < width; x++, at += Frame.CHANNELS) {
                int w = weightRow[x] & 0xFF;
                for (int i = at; i < at + Frame.CHANNELS; i++) {
                    frameRow[i] = (byte) ((w * (colourRow[i] & 0xFF) + (255 - w) * (frameRow[i] & 0xFF) + 127) / 255);
                }
            }
            MemorySegment.copy(frameRow, 0, pixels, ValueLayout.JAVA_BYTE, row, bytes);
        }
    }

    private int firstOver0(int width) {
        int x = 0;
        while (x < width && weightRow[x] == 0) {
            x++;
        }
        return x;
    }

    /**
     * Draws a straight line with round ends and smooth edges; what lies outside the frame is left out.
     *
     * @param frame overwritten
     * @param widthPx 1 or more
     * @param rgb 0xRRGGBB
     */
    public void line(Frame frame, double fromX, double fromY, double toX, double toY, int widthPx, int rgb) {
        try (Point from = subpixel(fromX, fromY);
                Point to = subpixel(toX, toY);
                Scalar colour = colour(rgb)) {
            opencv_imgproc.line(frame.mat(), from, to, colour, widthPx, opencv_imgproc.LINE_AA, SUBPIXEL_BITS);
        }
    }

    /**
     * Draws a filled disc with a smooth edge; what lies outside the frame is left out.
     *
     * @param frame overwritten
     * @param rgb 0xRRGGBB
     */
    public void disc(Frame frame, double x, double y, int radiusPx, int rgb) {
        try (Point centre = subpixel(x, y);
                Scalar colour = colour(rgb)) {
            opencv_imgproc.circle(
                    frame.mat(),
                    centre,
                    radiusPx << SUBPIXEL_BITS,
                    colour,
                    opencv_imgproc.FILLED,
                    opencv_imgproc.LINE_AA,
                    SUBPIXEL_BITS);
        }
    }

    private static Point subpixel(double x, double y) {
        return new Point(
                (int) Math.floor(x * (1 << SUBPIXEL_BITS) + 0.5), (int) Math.floor(y * (1 << SUBPIXEL_BITS) + 0.5));
    }

    private static Scalar colour(int rgb) {
        return new Scalar(rgb & 0xFF, (rgb >> 8) & 0xFF, (rgb >> 16) & 0xFF, 0);
    }

    private static void requireInside(Frame frame, Region region) {
        if (!frame.size().whole().contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside a frame of " + frame.size());
        }
    }

    @Override
    public void close() {
        weightGrid.close();
        colourGrid.close();
        weights.close();
        colours.close();
        reduced.close();
    }
}
