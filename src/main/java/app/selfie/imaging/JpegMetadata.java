package app.selfie.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Takes everything out of a JPEG file that is not its picture: where and with what it was taken (EXIF, XMP, IPTC),
 * comments, thumbnails, colour profiles, makers' own segments, and whatever lies behind its end. The picture itself is
 * copied byte by byte and loses nothing (markers: ITU-T T.81, table B.1).
 *
 * <p>What decides about colours is written anew instead of copied: the JFIF segment without its thumbnail, and Adobe's
 * with nothing but its colour transform (Adobe Technical Note 5116).
 */
public final class JpegMetadata {

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int JFIF_SEGMENT = 0xE0;
    private static final int ADOBE_SEGMENT = 0xEE;

    private static final byte[] JFIF_NAME = {'J', 'F', 'I', 'F', 0};
    private static final byte[] ADOBE_NAME = {'A', 'd', 'o', 'b', 'e'};

    /** Version 1.01, pixels as square as any, no thumbnail. */
    private static final byte[] PLAIN_JFIF = {
        (byte) MARKER, (byte) JFIF_SEGMENT, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    /** Version 100, no flags; the colour transform comes last. */
    private static final byte[] PLAIN_ADOBE = {
        (byte) MARKER, (byte) ADOBE_SEGMENT, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
    };

    /** Of Adobe's segment: its name, version and two flags, two bytes each. */
    private static final int ADOBE_TRANSFORM_AT = 11;

    /**
     * A file as decoders see it.
     *
     * @param jpeg the picture alone, with an end
     * @param ended whether it had its end; else data may be missing
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Mended(byte[] jpeg, boolean ended) {}

    private final byte[] file;
    private final boolean mends;
    private final ByteArrayOutputStream kept;
    private int at;
    private boolean scanned;

    private JpegMetadata(byte[] file, boolean mends) {
        this.file = file;
        this.mends = mends;
        this.kept = new ByteArrayOutputStream(file.length);
    }

    /**
     * The file without metadata, as a new array.
     *
     * @param file a JPEG file; check it with {@link JpegHeader} first. Not modified.
     * @return empty if it is cut off or not put together as a JPEG file is
     */
    public static Optional<byte[]> strip(byte[] file) {
        JpegMetadata stripping = new JpegMetadata(file, false);
        return stripping.run() ? Optional.of(stripping.kept.toByteArray()) : Optional.empty();
    }

    /**
     * The file without metadata, and without the small faults that every decoder passes over: stray bytes before a marker,
     * markers that stand alone where none belongs, a missing end.
     *
     * @param file starts as a JPEG file. Not modified.
     * @return empty if there is no scan, or something else is wrong
     */
    static Optional<Mended> mend(byte[] file) {
        JpegMetadata mending = new JpegMetadata(file, true);
        boolean ended = mending.run();
        if (!ended && mending.scanned && mending.isAtEnd()) {
            mending.kept.write(MARKER);
            mending.kept.write(END_OF_IMAGE);
            return Optional.of(new Mended(mending.kept.toByteArray(), false));
        }
        return ended ? Optional.of(new Mended(mending.kept.toByteArray(), true)) : Optional.empty();
    }

    /** Whether the end of the image was reached. */
    private boolean run() {
        if (file.length < 4 || unsigned(0) != MARKER || unsigned(1) != START_OF_IMAGE) {
            return false;
        }
        kept.write(file, 0, 2);
        at = 2;
        while (isAtMarker()) {
            int marker = unsigned(at + 1);
            if (marker == MARKER) { // fill byte
                at++;
            } else if (marker == END_OF_IMAGE) {
                kept.write(file, at, 2);
                return scanned;
            } else if (mends && standsAlone(marker)) {
                at += 2;
            } else if (!segment(marker)) {
                return false;
            } else if (marker == START_OF_SCAN) {
                scanned = true;
                codedData();
            }
        }
        return false;
    }

    private boolean isAtMarker() {
        while (mends && at + 2 <= file.length && (unsigned(at) != MARKER || unsigned(at + 1) == 0)) {
            at++;
        }
        return at + 2 <= file.length && unsigned(at) == MARKER;
    }

    /** TEM and RST0 to RST7, which say nothing outside of coded data. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }

    /** Nothing comes any more, or a segment that is cut off. */
    private boolean isAtEnd() {
        return at + 4 > file.length || at + 2 + (unsigned(at + 2) << 8 | unsigned(at + 3)) > file.length;
    }

    /** Goes past one segment, and keeps it if it is the picture's. */
    private boolean segment(int marker) {
        if (marker < 0xC0 || (marker >= 0xD0 && marker <= START_OF_IMAGE) || at + 4 > file.length) {
            return false; // stands alone, or is reserved: nothing to find there between segments
        }
        int length = unsigned(at + 2) << 8 | unsigned(at + 3);
        if (length < 2 || at + 2 + length > file.length) {
            return false;
        }
        if (isPicture(marker)) {
            kept.write(file, at, 2 + length);
        } else if (marker == JFIF_SEGMENT && holds(JFIF_NAME, length)) {
            kept.writeBytes(PLAIN_JFIF);
        } else if (marker == ADOBE_SEGMENT && length - 2 > ADOBE_TRANSFORM_AT && holds(ADOBE_NAME, length)) {
            kept.writeBytes(PLAIN_ADOBE);
            kept.write(file[at + 4 + ADOBE_TRANSFORM_AT]);
        }
        at += 2 + length;
        return true;
    }

    /** Frame headers (C0 to CF with Huffman and arithmetic tables), scans, quantisation tables, restart interval. */
    private static boolean isPicture(int marker) {
        return marker <= 0xCF || marker == START_OF_SCAN || marker == 0xDB || marker == 0xDD;
    }

    private boolean holds(byte[] name, int length) {
        boolean same = length - 2 >= name.length;
        for (int i = 0; same && i < name.length; i++) {
            same = file[at + 4 + i] == name[i];
        }
        return same;
    }

    /** In coded data 0xFF is followed by 0, by a restart marker, or by a fill byte. */
    private void codedData() {
        int start = at;
        while (at + 1 < file.length) {
            int next = unsigned(at + 1);
            if (unsigned(at) == MARKER && next != 0 && next != MARKER && (next < 0xD0 || next > 0xD7)) {
                break;
            }
            at++;
        }
        at = mends && at + 1 == file.length ? file.length : at; // the last byte of a file without an end is data, too
        kept.write(file, start, at - start);
    }

    private int unsigned(int index) {
        return file[index] & 0xFF;
    }
}
