package app.selfie.imaging;

import java.util.Optional;

/**
 * What a JPEG file says of itself before anything is decoded: its size in pixels. Read from the start-of-frame segment
 * (ITU-T T.81, B.2.2), so a hostile size is refused without allocating for it.
 *
 * <p>Only what cameras and canvases write is a JPEG file here: sequential Huffman coding in at most four scans. The time
 * to decode grows with pixels times scans, and a scan can be ten bytes long: a file of the usual length with thousands of
 * them, progressive or not, would keep a processor busy for minutes.
 */
public record JpegHeader(ImageSize size) {

    private static final int MARKER = 0xFF;
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED_SEQUENTIAL = 0xC1;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    /** One for each of the four components a scan can have: the most that carry a picture without refining it. */
    private static final int MAX_SCANS = 4;

    /**
     * Reads the header of a JPEG file.
     *
     * @param bytes hold the file from {@code offset} on. Not modified.
     * @param length of the file, at most to the end of {@code bytes}
     * @return empty if this is not a sequential JPEG file, is cut off before its size, says a size of 0, or has too many
     *     scans
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
            } else if (marker == BASELINE || marker == EXTENDED_SEQUENTIAL) {
                return scansAfter(bytes, at, end) > MAX_SCANS ? Optional.empty() : sizeAt(bytes, at + 5, end);
            } else if (isOtherStartOfFrame(marker) || hasNoSegment(marker) || marker == START_OF_SCAN) {
                return Optional.empty();
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

    /** SOF2 to SOF15, which are no DHT (C4), JPG (C8) or DAC (CC): progressive, lossless, hierarchical, arithmetic. */
    private static boolean isOtherStartOfFrame(int marker) {
        return marker > EXTENDED_SEQUENTIAL && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /**
     * Stuffing, TEM, RST0 to RST7, SOI and EOI stand alone, and none belongs before the size. A reader that took the next
     * two bytes for a length would go on elsewhere than the decoder does, and could be shown another size.
     */
    private static boolean hasNoSegment(int marker) {
        return marker <= 0x01 || (marker >= 0xD0 && marker <= END_OF_IMAGE);
    }

    /** In coded data 0xFF is followed by 0 or a restart marker, so every scan shows; a comment may count as one too. */
    private static int scansAfter(byte[] bytes, int from, int end) {
        int scans = 0;
        for (int at = from; at + 1 < end; at++) {
            if (bytes[at] == (byte) MARKER && bytes[at + 1] == (byte) START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
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
