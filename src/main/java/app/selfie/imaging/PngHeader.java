package app.selfie.imaging;

import java.util.Optional;

/**
 * The first chunk of a PNG file, IHDR (W3C PNG, third edition, 11.2.1).
 *
 * @param widthPx 1..2^31-1, as declared: nothing is allocated for it yet
 * @param heightPx likewise
 * @param bitDepth per sample, 1..16
 * @param colourType 0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity
 */
record PngHeader(long widthPx, long heightPx, int bitDepth, int colourType, boolean interlaced) {

    static final int BYTES = 13;

    private static final int PALETTE = 3;
    private static final long MAX_PX = Integer.MAX_VALUE;

    /** Adam7: column and row at which each pass begins, and its steps. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** @param content of the chunk; empty if no PNG file has such a header */
    static Optional<PngHeader> read(ByteView content) {
        if (content.length() != BYTES || content.int8(10) != 0 || content.int8(11) != 0 || content.int8(12) > 1) {
            return Optional.empty();
        }
        PngHeader header = new PngHeader(
                content.int32(0, false),
                content.int32(4, false),
                content.int8(8),
                content.int8(9),
                content.int8(12) == 1);
        boolean sized =
                header.widthPx >= 1 && header.heightPx >= 1 && header.widthPx <= MAX_PX && header.heightPx <= MAX_PX;
        return sized && header.isDepthOfType() ? Optional.of(header) : Optional.empty();
    }

    private boolean isDepthOfType() {
        return switch (colourType) {
            case 0 -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8 || bitDepth == 16;
            case PALETTE -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8;
            case 2, 4, 6 -> bitDepth == 8 || bitDepth == 16;
            default -> false;
        };
    }

    boolean hasPalette() {
        return colourType == PALETTE;
    }

    /** Whether every pixel has an opacity; a palette or one colour can be transparent all the same. */
    boolean hasOpacity() {
        return colourType >= 4;
    }

    /** 1 for grey, 3 for colour, not counting opacity. */
    int colourChannels() {
        return colourType == 0 || colourType == 4 ? 1 : Frame.CHANNELS;
    }

    /** What a pixel takes once decoded. */
    int decodedBytesPerPixel(boolean withOpacity) {
        return withOpacity ? 4 * (bitDepth == 16 ? 2 : 1) : Frame.CHANNELS;
    }

    /** The bytes of all rows, each with its filter's number in front, before they are compressed. */
    long rawBytes() {
        if (!interlaced) {
            return rawBytes(widthPx, heightPx);
        }
        long bytes = 0;
        for (int[] pass : PASSES) {
            long columns = (widthPx - pass[0] + pass[2] - 1) / pass[2];
            long rows = (heightPx - pass[1] + pass[3] - 1) / pass[3];
            bytes += columns > 0 && rows > 0 ? rawBytes(columns, rows) : 0;
        }
        return bytes;
    }

    private long rawBytes(long columns, long rows) {
        int samples = switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        return rows * (1 + (columns * samples * bitDepth + 7) / 8);
    }
}
