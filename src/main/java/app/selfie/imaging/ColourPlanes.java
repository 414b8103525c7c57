package app.selfie.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A picture as networks read it: a plane of red, one of green and one of blue, 32-bit floats 0..1, rows from the top. Its
 * owner closes it. Not thread-safe.
 */
public final class ColourPlanes implements AutoCloseable {

    private static final double FULL = 255;

    private final ImageSize size;
    private final ByteBuffer memory;
    private final Mat[] planes = new Mat[Frame.CHANNELS];
    private final Mat levels;

    public ColourPlanes(ImageSize size) {
        OpenCv.load();
        this.size = size;
        int plane = Math.toIntExact(size.pixels() * Float.BYTES);
        this.memory = ByteBuffer.allocateDirect(Math.multiplyExact(plane, Frame.CHANNELS))
                .order(ByteOrder.nativeOrder());
        for (int i = 0; i < planes.length; i++) {
            planes[i] = over(memory.slice(i * plane, plane));
        }
        levels = new Mat(size.heightPx(), size.widthPx(), opencv_core.CV_8UC1);
    }

    private Mat over(ByteBuffer plane) {
        try (Pointer pixels = new Pointer(plane)) {
            return new Mat(size.heightPx(), size.widthPx(), opencv_core.CV_32FC1, pixels);
        }
    }

    /**
     * Fills the planes.
     *
     * @param frame of exactly this size. Not modified.
     */
    public void fill(Frame frame) {
        if (!frame.size().equals(size)) {
            throw new IllegalArgumentException("planes of " + size + " got a frame of " + frame.size());
        }
        for (int i = 0; i < planes.length; i++) {
            opencv_core.extractChannel(frame.mat(), levels, planes.length - 1 - i);
            levels.convertTo(planes[i], opencv_core.CV_32FC1, 1 / FULL, 0);
        }
    }

    /** The planes themselves, red first: a direct buffer in native order. The next {@link #fill} overwrites it. */
    public ByteBuffer memory() {
        return memory;
    }

    @Override
    public void close() {
        levels.close();
        for (Mat plane : planes) {
            plane.close();
        }
    }
}
