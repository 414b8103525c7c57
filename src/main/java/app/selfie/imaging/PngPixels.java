package app.selfie.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The compressed pixels of a PNG file, inflated once into one small buffer: so a decoder never meets too few, and a bomb
 * stops here. A wrong checksum behind them and a few bytes too many are passed over, as browsers do; what goes on to the
 * decoder has neither.
 */
final class PngPixels {

    private static final int INFLATE_BYTES = 1 << 16;

    /** Bytes too many that careless programs leave behind the last row; more is something else than a picture. */
    private static final int MAX_EXCESS_BYTES = 1 << 12;

    /** RFC 1950: deflate with a window of 32 kB, nothing preset, no claim about its level. */
    private static final byte[] ZLIB_HEADER = {0x78, 0x01};

    /** Well compressed pixels may take more room when they are compressed in a hurry, but not that much more. */
    private static final int MAX_TIMES_LONGER = 8;

    private final byte[] compressed;
    private final Adler32 sum = new Adler32();
    private long inflated;
    private int used;
    private boolean clean;
    private byte[] deflated = {};

    /** @param parts the contents of all IDAT chunks. Not modified. */
    PngPixels(List<ByteView> parts) {
        compressed = new byte[parts.stream().mapToInt(ByteView::length).sum()];
        int at = 0;
        for (ByteView part : parts) {
            System.arraycopy(part.bytes(), part.offset(), compressed, at, part.length());
            at += part.length();
        }
    }

    /** What is wrong with them, if they should be so many once they are inflated. */
    Optional<PictureProblem> problem(long expectedBytes) {
        if (compressed.length < ZLIB_HEADER.length) {
            return Optional.of(PictureProblem.CUT_OFF);
        }
        ByteView view = ByteView.of(compressed);
        boolean deflate = (view.int8(0) & 15) == 8 && (view.int8(1) & 0x20) == 0 && view.int16(0, false) % 31 == 0;
        if (!deflate) {
            return Optional.of(PictureProblem.DAMAGED);
        }
        boolean finished = false;
        try (Inflater inflater = new Inflater(true)) {
            finished = inflate(inflater, expectedBytes + MAX_EXCESS_BYTES);
        } catch (DataFormatException e) {
            if (inflated < expectedBytes) {
                return Optional.of(PictureProblem.DAMAGED);
            }
        }
        if (inflated > expectedBytes + MAX_EXCESS_BYTES) {
            return Optional.of(PictureProblem.DAMAGED);
        }
        if (inflated < expectedBytes) {
            return Optional.of(finished ? PictureProblem.DAMAGED : PictureProblem.CUT_OFF);
        }
        clean = finished && inflated == expectedBytes;
        return clean ? Optional.empty() : compressAnew(expectedBytes);
    }

    /** Whether the end of the compressed data was found. */
    private boolean inflate(Inflater inflater, long mostBytes) throws DataFormatException {
        byte[] buffer = new byte[INFLATE_BYTES];
        inflater.setInput(compressed, ZLIB_HEADER.length, compressed.length - ZLIB_HEADER.length);
        try {
            int got = inflater.inflate(buffer);
            while (got > 0 && inflated <= mostBytes) {
                sum.update(buffer, 0, got);
                inflated += got;
                got = inflater.inflate(buffer);
            }
            return inflater.finished();
        } finally {
            used = Math.toIntExact(inflater.getBytesRead());
        }
    }

    /** A decoder would stumble over what comes behind the last pixel, or over a stream without an end. */
    private Optional<PictureProblem> compressAnew(long expectedBytes) {
        long most = MAX_TIMES_LONGER * (long) compressed.length + INFLATE_BYTES;
        ByteArrayOutputStream anew = new ByteArrayOutputStream(compressed.length);
        byte[] raw = new byte[INFLATE_BYTES];
        byte[] out = new byte[INFLATE_BYTES];
        try (Inflater inflater = new Inflater(true);
                Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            inflater.setInput(compressed, ZLIB_HEADER.length, compressed.length - ZLIB_HEADER.length);
            sum.reset();
            for (long left = expectedBytes; left > 0 && anew.size() <= most; ) {
                int got = inflater.inflate(raw, 0, (int) Math.min(raw.length, left));
                left -= got;
                sum.update(raw, 0, got);
                deflater.setInput(raw, 0, got);
                if (left == 0) {
                    deflater.finish();
                }
                for (int length = deflater.deflate(out); length > 0; length = deflater.deflate(out)) {
                    anew.write(out, 0, length);
                }
            }
        } catch (DataFormatException e) {
            return Optional.of(PictureProblem.DAMAGED);
        }
        deflated = anew.toByteArray();
        return anew.size() > most ? Optional.of(PictureProblem.DAMAGED) : Optional.empty();
    }

    /** The same pixels with the right checksum and nothing behind; after {@link #problem} found none. */
    byte[] mended() {
        ByteBuffer stream = ByteBuffer.allocate(ZLIB_HEADER.length + (clean ? used : deflated.length) + 4);
        stream.put(ZLIB_HEADER);
        if (clean) {
            stream.put(compressed, ZLIB_HEADER.length, used);
        } else {
            stream.put(deflated);
        }
        return stream.putInt((int) sum.getValue()).array();
    }
}
