package app.selfie.imaging;

import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * PNG in and out through libpng (in OpenCV), for what must lose nothing: mattes, and pictures with transparency. An
 * instance keeps its native buffers between calls: one per worker, closed by its owner. Not thread-safe.
 */
public final class PngCodec implements AutoCloseable {

    /** Blue, green, red, opacity. */
    public static final int CHANNELS_WITH_OPACITY = 4;

    /** PNG specification, third edition, 5.2. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    static {
        OpenCv.load();
    }

    private final IntPointer parameters = new IntPointer();

    /** Encodes a picture, 8 bits per channel. */
    public byte[] encode(Frame frame) {
        return encode(frame.mat());
    }

    /** Encodes a matte as 8-bit grey. */
    public byte[] encode(Matte matte) {
        return encode(matte.mat());
    }

    /**
     * Encodes a picture with transparency, 8 bits per channel.
     *
     * @param bgra blue, green, red, opacity per pixel, not premultiplied, rows from the top, exactly 4 x width x height
     *     bytes. Not modified.
     */
    public byte[] encode(ImageSize size, byte[] bgra) {
        if (bgra.length != size.pixels() * CHANNELS_WITH_OPACITY) {
            throw new IllegalArgumentException(
                    size + " needs " + size.pixels() * CHANNELS_WITH_OPACITY + " bytes of pixels, had " + bgra.length);
        }
        try (Mat mat = new Mat(size.heightPx(), size.widthPx(), opencv_core.CV_8UC4)) {
            OpenCv.put(bgra, bgra.length, mat);
            return encode(mat);
        }
    }

    private byte[] encode(Mat mat) {
        return OpenCv.encode(".png", mat, parameters, 0);
    }

    /**
     * Decodes a matte that {@link #encode(Matte)} wrote. Only for files of our own: this method allocates whatever size
     * the file claims.
     *
     * @param png not modified
     * @param matte overwritten
     * @return whether it is a PNG file; if not, the matte is as before
     */
    public boolean decode(byte[] png, Matte matte) {
        if (Arrays.mismatch(png, SIGNATURE) != SIGNATURE.length) {
            return false; // OpenCV would read a dozen other formats as well
        }
        try (Mat decoded = OpenCv.decode(png, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
            if (decoded.empty()) {
                return false;
            }
            matte.copyFrom(decoded);
            return true;
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
