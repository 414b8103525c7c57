package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A colour picture in native memory: 8 bits per channel, blue, green, red, rows from the top without gaps. Whoever made
 * or was handed a frame owns it and closes it; a closed frame must not be used. Not thread-safe.
 */
public final class Frame implements AutoCloseable {

    /** Bytes per pixel: blue, green, red. */
    public static final int CHANNELS = 3;

    private final Mat mat;
    private final ImageSize size;
    private final MemorySegment pixels;
    private boolean closed;

    /** Takes ownership of {@code mat}, which must be continuous 8-bit with three channels. */
    Frame(Mat mat) {
        if (mat.type() != opencv_core.CV_8UC3 || !mat.isContinuous() || mat.empty()) {
            throw new IllegalArgumentException("a frame needs a continuous, non-empty CV_8UC3 Mat, had " + mat);
        }
        this.mat = mat;
        this.size = new ImageSize(mat.cols(), mat.rows());
        this.pixels = OpenCv.bytes(mat);
    }

    /** A new frame whose pixels are undefined. Caller closes. */
    public static Frame allocate(ImageSize size) {
        OpenCv.load();
        return new Frame(new Mat(size.heightPx(), size.widthPx(), opencv_core.CV_8UC3));
    }

    /**
     * A new frame with a copy of the given pixels. Caller closes.
     *
     * @param bgr blue, green, red per pixel, rows from the top, exactly 3 x width x height bytes. Not modified.
     */
    public static Frame of(ImageSize size, byte[] bgr) {
        if (bgr.length != size.pixels() * CHANNELS) {
            throw new IllegalArgumentException(
                    size + " needs " + size.pixels() * CHANNELS + " bytes of pixels, had " + bgr.length);
        }
        Frame frame = allocate(size);
        frame.pixels.copyFrom(MemorySegment.ofArray(bgr));
        return frame;
    }

    public ImageSize size() {
        return size;
    }

    /**
     * The pixels themselves: 3 x width x height bytes, valid until the frame is closed.
     *
     * @throws IllegalStateException if it is closed: the memory is somebody else's by then
     */
    public MemorySegment pixels() {
        if (closed) {
            throw new IllegalStateException("a frame of " + size + " was asked for its pixels after it was closed");
        }
        return pixels;
    }

    /** One channel of one pixel, 0..255, at a byte offset into {@link #pixels}; for single pixels, not for rows. */
    public int level(long offset) {
        return pixels().get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    }

    /** A copy of the pixels: blue, green, red per pixel, rows from the top. */
    public byte[] toBgr() {
        return pixels().toArray(ValueLayout.JAVA_BYTE);
    }

    /**
     * Stretches a region of this frame over the whole of {@code target}, bilinear with half-pixel centres and no
     * antialiasing: what the segmentation networks were trained and recorded with.
     *
     * @param target overwritten; any size, never this frame
     * @throws IllegalArgumentException if the region does not lie inside this frame
     */
    public void stretchTo(Region region, Frame target) {
        if (!size.whole().contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside a frame of " + size);
        }
        resize(region, target, opencv_imgproc.INTER_LINEAR);
    }

    /**
     * Scales a region of this frame over the whole of {@code target} as a picture that is looked at: where it shrinks, every
     * pixel is the mean of the area it covers; where it grows, bilinear.
     *
     * @param target overwritten; any size, never this frame
     * @throws IllegalArgumentException if the region does not lie inside this frame
     */
    public void resampleTo(Region region, Frame target) {
        if (!size.whole().contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside a frame of " + size);
        }
        boolean shrinks = region.widthPx() >= target.size.widthPx() && region.heightPx() >= target.size.heightPx();
        resize(region, target, shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
    }

    /**
     * Stretches a region of this frame over a part of {@code target}, as {@link #stretchTo} does over the whole of it; the
     * rest of the target becomes black.
     *
     * @param target overwritten; never this frame
     * @param part inside the target
     */
    public void stretchInto(Region region, Frame target, Region part) {
        if (!size.whole().contains(region) || !target.size.whole().contains(part)) {
            throw new IllegalArgumentException("expected regions inside their frames, had " + region + " in " + size
                    + " and " + part + " in " + target.size);
        }
        if (!part.equals(target.size.whole())) {
            OpenCv.fill(target.mat, 0);
        }
        try (Mat from = view(region);
                Mat to = target.view(part)) {
            OpenCv.resize(from, to, part.widthPx(), part.heightPx(), opencv_imgproc.INTER_LINEAR);
        }
    }

    private void resize(Region region, Frame target, int interpolation) {
        try (Mat view = view(region)) {
            OpenCv.resize(view, target.mat, target.size.widthPx(), target.size.heightPx(), interpolation);
        }
    }

    /** A copy with left and right swapped. Caller closes. */
    public Frame mirrored() {
        Frame copy = allocate(size);
        opencv_core.flip(mat, copy.mat, Matte.AROUND_THE_VERTICAL);
        return copy;
    }

    /** Swaps left and right, in place. */
    public void mirror() {
        opencv_core.flip(mat, mat, Matte.AROUND_THE_VERTICAL);
    }

    /**
     * Scales the whole frame down over {@code target}; every pixel is the mean of the area it covers, so nothing flickers or
     * breaks into steps as it does with {@link #stretchTo}.
     *
     * @param target overwritten; no side longer than this frame's, never this frame
     * @throws IllegalArgumentException if a side is longer
     */
    public void shrinkTo(Frame target) {
        if (target.size.widthPx() > size.widthPx() || target.size.heightPx() > size.heightPx()) {
            throw new IllegalArgumentException("a frame of " + size + " does not shrink to " + target.size);
        }
        OpenCv.resize(mat, target.mat, target.size.widthPx(), target.size.heightPx(), opencv_imgproc.INTER_AREA);
    }

    /** A region inside this frame, over the same pixels. Caller closes. */
    Mat view(Region region) {
        return OpenCv.part(mat, region.xPx(), region.yPx(), region.widthPx(), region.heightPx());
    }

    Mat mat() {
        return mat;
    }

    @Override
    public void close() {
        closed = true;
        mat.close();
    }
}
