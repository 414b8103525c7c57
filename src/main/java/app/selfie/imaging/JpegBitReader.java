package app.selfie.imaging;

/**
 * Reads the coded data of a JPEG scan bit by bit (ITU-T T.81, F.2.2.5). It never goes past a marker: behind the data come
 * zeros, as a decoder pads it, and {@link #isExhausted()} tells.
 */
final class JpegBitReader {

    private static final int MARKER = 0xFF;

    /** So that {@link #peek16()} and any {@link #read} find what they need. */
    private static final int MIN_BITS = 48;

    private final byte[] file;
    private int at;
    private long buffer;
    private int bits;
    private long paddedBits;

    /** @param file not modified */
    JpegBitReader(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    /** The next 16 bits, which stay. */
    int peek16() {
        if (bits < 16) {
            fill();
        }
        return (int) (buffer >>> (bits - 16)) & 0xFFFF;
    }

    /** @param count 0..16 */
    void skip(int count) {
        if (bits < count) {
            fill();
        }
        bits -= count;
    }

    /** @param count 0..16 */
    int read(int count) {
        if (bits < count) {
            fill();
        }
        bits -= count;
        return (int) (buffer >>> bits) & ((1 << count) - 1);
    }

    /** Whether more was read than the data has. */
    boolean isExhausted() {
        return bits < paddedBits;
    }

    /**
     * Goes on behind the next restart marker.
     *
     * @return its number, 0..7; -1 if another marker or the end of the file comes first
     */
    int restart() {
        toMarker();
        int number = at + 1 < file.length ? (file[at + 1] & 0xFF) - 0xD0 : -1;
        if (number < 0 || number > 7) {
            return -1;
        }
        at += 2;
        bits = 0;
        paddedBits = 0;
        return number;
    }

    private void toMarker() {
        while (at < file.length && !isMarker()) {
            at++;
        }
    }

    /** Neither data, nor 0xFF as data, which is followed by 0, nor a byte that only fills up. */
    private boolean isMarker() {
        return (file[at] & 0xFF) == MARKER
                && at + 1 < file.length
                && file[at + 1] != 0
                && (file[at + 1] & 0xFF) != MARKER;
    }

    private void fill() {
        while (bits <= MIN_BITS) {
            buffer = buffer << 8 | next();
            bits += 8;
        }
    }

    private int next() {
        while (at < file.length
                && (file[at] & 0xFF) == MARKER
                && at + 1 < file.length
                && (file[at + 1] & 0xFF) == MARKER) {
            at++;
        }
        if (at >= file.length || isMarker()) {
            paddedBits += 8;
            return 0;
        }
        int value = file[at] & 0xFF;
        at += value == MARKER ? 2 : 1;
        return value;
    }
}
