package app.selfie.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A part of a file to read numbers from. Whoever reads beyond its end has a bug: lengths are checked before.
 *
 * @param bytes hold the part. Not modified.
 * @param offset of the part's first byte
 * @param length of the part in bytes, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // a view, compared by nobody
record ByteView(byte[] bytes, int offset, int length) {

    ByteView {
        Objects.checkFromIndexSize(offset, length, bytes.length);
    }

    static ByteView of(byte[] bytes) {
        return new ByteView(bytes, 0, bytes.length);
    }

    ByteView part(int at, int partLength) {
        Objects.checkFromIndexSize(at, partLength, length);
        return new ByteView(bytes, offset + at, partLength);
    }

    /** 0..255. */
    int int8(int at) {
        return bytes[offset + Objects.checkIndex(at, length)] & 0xFF;
    }

    /** 0..65535. */
    int int16(int at, boolean littleEndian) {
        return littleEndian ? int8(at) | int8(at + 1) << 8 : int8(at) << 8 | int8(at + 1);
    }

    /** 0..2^24-1. */
    int int24LittleEndian(int at) {
        return int16(at, true) | int8(at + 2) << 16;
    }

    /** 0..2^32-1. */
    long int32(int at, boolean littleEndian) {
        long first = int16(at, littleEndian);
        long second = int16(at + 2, littleEndian);
        return littleEndian ? first | second << 16 : first << 16 | second;
    }

    boolean startsWith(String latin) {
        return isAt(0, latin);
    }

    /** Whether those characters stand there; false beyond the end. */
    boolean isAt(int at, String latin) {
        byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
        return at + wanted.length <= length
                && Arrays.equals(bytes, offset + at, offset + at + wanted.length, wanted, 0, wanted.length);
    }
}
