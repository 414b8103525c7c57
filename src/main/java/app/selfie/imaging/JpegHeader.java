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
     * Reads the header of the JPEG file in the first {@code length} bytes. Not modified.
     *
     * @return empty if this is not a JPEG file, is cut off before its size, or says a size of 0
     */
    public static Optional<JpegHeader> read(byte[] jpeg, int length) {
        if (length < 4 || unsigned(jpeg, 0) != MARKER || unsigned(jpeg, 1) != START_OF_IMAGE) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 4 <= length) {
            if (unsigned(jpeg, at) != MARKER) {
                return Optional.empty();
            }
            int marker = unsigned(jpeg, at + 1);
            if (marker == MARKER) { // fill byte
                at++;
            } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return Optional.empty();
            } else if (isStartOfFrame(marker)) {
                return sizeAt(jpeg, at + 5, length);
            } else {
                int segmentLength = unsigned(jpeg, at + 2) << 8 | unsigned(jpeg, at + 3);
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

    private static Optional<JpegHeader> sizeAt(byte[] jpeg, int at, int length) {
        if (at + 4 > length) {
            return Optional.empty();
        }
        int height = unsigned(jpeg, at) << 8 | unsigned(jpeg, at + 1);
        int width = unsigned(jpeg, at + 2) << 8 | unsigned(jpeg, at + 3);
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(new JpegHeader(new ImageSize(width, height)));
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
