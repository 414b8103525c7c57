package app.selfie.imaging;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** One of a JPEG file's tables of codes (ITU-T T.81, annex C), read as libjpeg reads it: a code that is in no table is 0. */
final class HuffmanTable {

    private static final int MAX_CODE = 16;

    /** Codes up to so many bits, which are almost all, are found at once. */
    private static final int QUICK_BITS = 9;

    private final int[] quick = new int[1 << QUICK_BITS];
    private final int[] lastCode = new int[MAX_CODE + 1];
    private final int[] valueOffset = new int[MAX_CODE + 1];
    private final byte[] values;

    /**
     * @param counts of codes with 1 to 16 bits. Not modified.
     * @param values in the order of their codes, as many as the counts say. Not modified.
     */
    HuffmanTable(int[] counts, byte[] values) {
        this.values = values;
        int code = 0;
        int value = 0;
        for (int bits = 1; bits <= MAX_CODE; bits++) {
            valueOffset[bits] = value - code;
            lastCode[bits] = counts[bits - 1] == 0 ? -1 : code + counts[bits - 1] - 1;
            for (int i = 0; i < counts[bits - 1]; i++) {
                remember(code, bits, values[value] & 0xFF);
                code++;
                value++;
            }
            code <<= 1;
        }
    }

    /** One of the tables that the standard proposes. */
    static HuffmanTable of(JPEGHuffmanTable proposed) {
        int[] counts = new int[MAX_CODE];
        short[] lengths = proposed.getLengths();
        for (int i = 0; i < lengths.length; i++) {
            counts[i] = lengths[i];
        }
        short[] proposedValues = proposed.getValues();
        byte[] values = new byte[proposedValues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) proposedValues[i];
        }
        return new HuffmanTable(counts, values);
    }

    private void remember(int code, int bits, int value) {
        if (bits <= QUICK_BITS) {
            int from = code << (QUICK_BITS - bits);
            int to = Math.min(quick.length, from + (1 << (QUICK_BITS - bits))); // a broken table has too many codes
            for (int i = from; i < to; i++) {
                quick[i] = bits << 8 | value;
            }
        }
    }

    /** The next value, 0..255. */
    int decode(JpegBitReader bits) {
        int next = bits.peek16();
        int found = quick[next >>> (MAX_CODE - QUICK_BITS)];
        if (found != 0) {
            bits.skip(found >>> 8);
            return found & 0xFF;
        }
        for (int length = QUICK_BITS + 1; length <= MAX_CODE; length++) {
            int code = next >>> (MAX_CODE - length);
            int index = valueOffset[length] + code;
            if (code <= lastCode[length] && index >= 0 && index < values.length) {
                bits.skip(length);
                return values[index] & 0xFF;
            }
        }
        bits.skip(MAX_CODE);
        return 0;
    }
}
