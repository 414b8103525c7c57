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

    private static final int STAGE_BYTES = StageTimes.STAGES * Short.BYTES;
    private static final long STAGE_UNIT_NANOS = 10_000;
    private static final long STAGE_LIMIT = 0xFFFF;

    private WireFormat() {}

    /** A message with the picture of frame {@code sequence}, ready to be read. */
    static ByteBuffer picture(int sequence, long captureTime, StageTimes times, byte[] jpeg) {
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + STAGE_BYTES + jpeg.length);
        header(message, PICTURE, sequence, captureTime);
        for (int stage = 0; stage < StageTimes.STAGES; stage++) {
            message.putShort((short) Math.min(times.nanos(stage) / STAGE_UNIT_NANOS, STAGE_LIMIT));
        }
        return message.put(jpeg).flip();
    }

    /** A message that says why frame {@code sequence} has no picture, ready to be read. */
    static ByteBuffer refused(int sequence, long captureTime, Refusal reason) {
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + 1);
        header(message, REFUSED, sequence, captureTime);
        return message.put((byte) reason.code()).flip();
    }

    private static void header(ByteBuffer message, byte kind, int sequence, long captureTime) {
        message.put(kind).putInt(sequence).putLong(captureTime);
    }
}
