package app.selfie.streaming;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One message of a client while it is put together from its parts, and the frame in it. Reused; its buffer grows to the
 * largest message seen and never over the limit. Not thread-safe: it has one owner at a time (socket, slot or worker).
 */
final class IncomingFrame {

    private static final int FIRST_CAPACITY = 64 * 1024;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean overflown;
    private int sequence;
    private long captureTime;
    private int quality;
    private long arrivedNanos;

    void clear() {
        length = 0;
        overflown = false;
        sequence = 0;
        captureTime = 0;
        quality = 0;
    }

    /** Appends a part; of a message over {@code limit} bytes only the header is kept, so that it can be answered. */
    void append(ByteBuffer part, int limit) {
        int count = part.remaining();
        if (overflown || length + count > limit) {
            int missing =
                    Math.clamp(WireFormat.HEADER_BYTES - (long) length, 0, Math.min(count, WireFormat.HEADER_BYTES));
            part.get(bytes, length, missing);
            length += missing;
            overflown = true;
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(bytes.length * 2, length + count)));
        }
        part.get(bytes, length, count);
        length += count;
    }

    /**
     * Reads the header of the complete message.
     *
     * @return false if this is no frame message at all
     */
    boolean complete(long nowNanos) {
        arrivedNanos = nowNanos;
        if (length < WireFormat.HEADER_BYTES || bytes[0] != WireFormat.FRAME) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 1, WireFormat.HEADER_BYTES - 1);
        sequence = header.getInt();
        captureTime = header.getLong();
        quality = Byte.toUnsignedInt(header.get());
        return true;
    }

    /** The whole message; the JPEG file begins at {@link WireFormat#HEADER_BYTES}. */
    byte[] bytes() {
        return bytes;
    }

    int jpegLength() {
        return length - WireFormat.HEADER_BYTES;
    }

    boolean overflown() {
        return overflown;
    }

    int sequence() {
        return sequence;
    }

    long captureTime() {
        return captureTime;
    }

    /** The finest quality that the answer's picture may have, given the server's own. */
    int qualityWithin(int own) {
        return quality == 0 ? own : Math.min(quality, own);
    }

    long arrivedNanos() {
        return arrivedNanos;
    }
}
