package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * JPEG in and out through libjpeg-turbo (in OpenCV). An instance keeps its native buffers between calls: one per worker,
 * closed by its owner. Not thread-safe.
 */
public final class JpegCodec implements AutoCloseable {

    static {
        OpenCv.load();
    }

    private Mat encoded = new Mat();
    private final IntPointer parameters = new IntPointer(4L); // how many, not which
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
            Mat larger = new Mat(1, Math.max(length, 1 << 16), opencv_core.CV_8UC1);
            encoded.close(); // only now: without memory for a larger one, this one serves smaller files on
            encoded = larger;
        }
        MemorySegment.copy(bytes, offset, OpenCv.bytes(encoded), ValueLayout.JAVA_BYTE, 0, length);
        try (Mat view = encoded.colRange(0, length)) {
            Mat decoded = opencv_imgcodecs.imdecode(
                    view, opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION);
            if (decoded.empty()) {
                decoded.close();
                return Optional.empty();
            }
            try {
                return Optional.of(new Frame(decoded));
            } catch (RuntimeException | Error e) {
                decoded.close();
                throw e;
            }
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
        return encode(frame, quality, room, opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420);
    }

    /**
     * Encodes a frame as baseline JPEG with its colours in full resolution, 4:4:4: for pictures that are kept.
     *
     * @param quality 1 (smallest) to 100 (best)
     * @return a new array of exactly the file's length
     */
    public byte[] encodeFine(Frame frame, int quality) {
        return encode(frame, quality, 0, opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444);
    }

    private byte[] encode(Frame frame, int quality, int room, int sampling) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality is 1 to 100, had " + quality);
        }
        if (quality != parametersQuality || sampling != parametersSampling) {
            parameters.put(
                    opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
                    quality,
                    opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
                    sampling);
            parametersQuality = quality;
            parametersSampling = sampling;
        }
        return OpenCv.encode(".jpg", frame.mat(), parameters, room);
    }

    @Override
    public void close() {
        encoded.close();
        parameters.close();
    }
}
