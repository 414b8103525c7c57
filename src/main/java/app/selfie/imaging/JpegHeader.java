package app.selfie.imaging;

import java.util.Optional;

/**
 * What a JPEG file says of itself before anything is decoded: its size in pixels. Read from the start-of-frame segment
 * (ITU-T T.81, B.2.2), so a hostile size is refused without allocating for it.
 */
public record JpegHeader(ImageSize size) {

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    /**
     * Reads the header of a JPEG file.
     *
     * @param bytes hold the file from {@code offset} on. Not modified.
     * @param length of the file, at most to the end of {@code bytes}
     * @return empty if this is not a JPEG file, is cut off before its size, or says a size of 0
     */
    public static Optional<JpegHeader> read(byte[] bytes, int offset, int length) {
        int end = Math.addExact(offset, length);
        if (length < 4 || unsigned(bytes, offset) != MARKER || unsigned(bytes, offset + 1) != START_OF_IMAGE) {
            return Optional.empty();
        }
        int at = offset + 2;
        while (at + 4 <= end) {
            if (unsigned(bytes, at) != MARKER) {
                return Optional.empty();
            }
            int marker = unsigned(bytes, at + 1);
            if (marker == MARKER) { // fill byte
                at++;
            } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return Optional.empty();
            } else if (isStartOfFrame(marker)) {
                return sizeAt(bytes, at + 5, end);
            } else {
                int segmentLength = unsigned(bytes, at + 2) << 8 | unsigned(bytes, at + 3);
                if (segmentLength < 2) {
                    return Optional.empty();
                }
                at += 2 + segmentLength;
            }
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<JpegHeader> sizeAt(byte[] bytes, int at, int end) {
        if (at + 4 > end) {
            return Optional.empty();
        }
        int height = unsigned(bytes, at) << 8 | unsigned(bytes, at + 1);
        int width = unsigned(bytes, at + 2) << 8 | unsigned(bytes, at + 3);
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(new JpegHeader(new ImageSize(width, height)));
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
