package app.selfie.streaming;

import java.nio.ByteBuffer;

/**
 * The messages of the live stream, big endian, as {@code frame-protocol.ts} has them.
 *
 * <pre>
 * to the server    FRAME    u8 1 | u32 sequence | 8 bytes capture time | JPEG
 * to the client    PICTURE  u8 1 | u32 sequence | 8 bytes capture time | 6 x u16 stage times | JPEG
 *                  REFUSED  u8 2 | u32 sequence | 8 bytes capture time | u8 reason
 * </pre>
 *
 * The capture time is the client's own and comes back untouched, so it can tell the true round trip. A stage time is in
 * units of 10 µs and stops at 65535.
 */
final class WireFormat {

    static final byte FRAME = 1;
    static final byte PICTURE = 1;
    static final byte REFUSED = 2;

    /** Kind, sequence and capture time. */
    static final int HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES;

    /** Where the JPEG file of a picture begins: after the header and the stage times. */
    static final int PICTURE_AT = HEADER_BYTES + StageTimes.STAGES * Short.BYTES;

    private static final long STAGE_UNIT_NANOS = 10_000;
    private static final long STAGE_LIMIT = 0xFFFF;

    private WireFormat() {}

    /**
     * A message with the picture of frame {@code sequence}, ready to be read.
     *
     * @param message the JPEG file from {@link #PICTURE_AT} on. What is before it is overwritten; the message keeps it.
     */
    static ByteBuffer picture(byte[] message, int sequence, long captureTime, StageTimes times) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        header(buffer, PICTURE, sequence, captureTime);
        for (int stage = 0; stage < StageTimes.STAGES; stage++) {
            buffer.putShort((short) Math.min(times.nanos(stage) / STAGE_UNIT_NANOS, STAGE_LIMIT));
        }
        return buffer.rewind();
    }

    /** A message that says why frame {@code sequence} has no picture, ready to be read. */
    static ByteBuffer refused(int sequence, long captureTime, RejectionReason reason) {
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + 1);
        header(message, REFUSED, sequence, captureTime);
        return message.put((byte) reason.code()).flip();
    }

    private static void header(ByteBuffer message, byte kind, int sequence, long captureTime) {
        message.put(kind).putInt(sequence).putLong(captureTime);
    }
}
