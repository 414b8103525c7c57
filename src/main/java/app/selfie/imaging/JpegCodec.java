package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * JPEG in and out through libjpeg-turbo (in OpenCV). An instance keeps its native buffers between calls: one per worker,
 * closed by its owner. Not thread-safe.
 */
public final class JpegCodec implements AutoCloseable {

    static {
        OpenCv.load();
    }

    private Mat encoded = new Mat();
    private final MatOfByte output = new MatOfByte();
    private final MatOfInt parameters = new MatOfInt();
    private int parametersQuality = -1;
    private int parametersSampling;

    /**
     * Decodes a JPEG file; EXIF orientation is ignored, as a camera frame has none.
     * Check {@link JpegHeader} first: this method allocates whatever size the file claims.
     *
     * @param bytes hold the file from {@code offset} on. Not modified.
     * @param length of the file, at most to the end of {@code bytes}
     * @return the picture, which the caller closes; empty if the file is damaged or not a JPEG
     */
    public Optional<Frame> decode(byte[] bytes, int offset, int length) {
        if (length < 1) {
            return Optional.empty();
        }
        if (encoded.cols() < length) {
            encoded.release();
            encoded = new Mat(1, Math.max(length, 1 << 16), CvType.CV_8UC1);
        }
        encoded.put(0, 0, bytes, offset, length);
        Mat view = encoded.colRange(0, length);
        try {
            Mat decoded = Imgcodecs.imdecode(view, Imgcodecs.IMREAD_COLOR | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
            if (decoded.empty()) {
                decoded.release();
                return Optional.empty();
            }
            try {
                return Optional.of(new Frame(decoded));
            } catch (RuntimeException | Error e) {
                decoded.release();
                throw e;
            }
        } finally {
            view.release();
        }
    }

    /**
     * Encodes a frame as baseline JPEG, 4:2:0.
     *
     * @param quality 1 (smallest) to 100 (best)
     * @return a new array of exactly the file's length
     */
    public byte[] encode(Frame frame, int quality) {
        return encode(frame, quality, 0);
    }

    /**
     * Encodes a frame likewise, with room in front of the file for whatever travels with it.
     *
     * @param room bytes that are left 0, 0 or more
     * @return a new array of exactly the room and the file
     */
    public byte[] encode(Frame frame, int quality, int room) {
        return encode(frame, quality, room, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420);
    }

    /**
     * Encodes a frame as baseline JPEG with its colours in full resolution, 4:4:4: for pictures that are kept.
     *
     * @param quality 1 (smallest) to 100 (best)
     * @return a new array of exactly the file's length
     */
    public byte[] encodeFine(Frame frame, int quality) {
        return encode(frame, quality, 0, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444);
    }

    private byte[] encode(Frame frame, int quality, int room, int sampling) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality is 1 to 100, had " + quality);
        }
        if (quality != parametersQuality || sampling != parametersSampling) {
            parameters.fromArray(
                    Imgcodecs.IMWRITE_JPEG_QUALITY, quality, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, sampling);
            parametersQuality = quality;
            parametersSampling = sampling;
        }
        if (!Imgcodecs.imencode(".jpg", frame.mat(), output, parameters)) {
            throw new IllegalStateException("OpenCV did not encode a frame of " + frame.size() + " as JPEG");
        }
        int length = Math.toIntExact(output.total());
        byte[] jpeg = new byte[room + length];
        MemorySegment.copy(Frame.segmentOf(output, length), ValueLayout.JAVA_BYTE, 0, jpeg, room, length);
        return jpeg;
    }

    @Override
    public void close() {
        encoded.release();
        output.release();
        parameters.release();
    }
}
