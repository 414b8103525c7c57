package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

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

    private final MatOfByte output = new MatOfByte();
    private final MatOfInt parameters = new MatOfInt();

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
        Mat mat = new Mat(size.heightPx(), size.widthPx(), CvType.CV_8UC4);
        try {
            mat.put(0, 0, bgra);
            return encode(mat);
        } finally {
            mat.release();
        }
    }

    private byte[] encode(Mat mat) {
        if (!Imgcodecs.imencode(".png", mat, output, parameters)) {
            throw new IllegalStateException("OpenCV did not encode " + mat + " as PNG");
        }
        return Frame.segmentOf(output, output.total()).toArray(ValueLayout.JAVA_BYTE);
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
        Mat encoded = new Mat(1, png.length, CvType.CV_8UC1);
        Mat decoded = new Mat();
        try {
            MemorySegment.copy(png, 0, Frame.segmentOf(encoded, png.length), ValueLayout.JAVA_BYTE, 0, png.length);
            decoded = Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_GRAYSCALE);
            if (decoded.empty()) {
                return false;
            }
            matte.copyFrom(decoded);
            return true;
        } finally {
            encoded.release();
            decoded.release();
        }
    }

    @Override
    public void close() {
        output.release();
        parameters.release();
    }
}
