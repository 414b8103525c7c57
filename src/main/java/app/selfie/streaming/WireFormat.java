package app.selfie.streaming;

import java.nio.ByteBuffer;

/**
 * The messages of the live stream, big endian, as {@code frame-protocol.ts} has them.
 *
 * <pre>
 * to the server    FRAME    u8 1 | u32 sequence | 8 bytes capture time | u8 quality | JPEG
 * to the client    PICTURE  u8 1 | u32 sequence | 8 bytes capture time | f64 arrived | f64 leaves | 6 x u16 stage times | JPEG
 *                  REFUSED  u8 2 | u32 sequence | 8 bytes capture time | f64 arrived | f64 leaves | u8 reason
 * </pre>
 *
 * The capture time is the client's own and comes back untouched, so it can tell the true round trip. The quality, 1 to 100,
 * is the finest that the picture may have; 0 leaves it to the server. When the frame arrived and when the answer leaves are
 * milliseconds of the server's clock, which begins anywhere: the client looks at how their distance from its own clock
 * changes, and so knows each direction's delay. A stage time is in units of 10 µs and stops at 65535.
 */
final class WireFormat {

    static final byte FRAME = 1;
    static final byte PICTURE = 1;
    static final byte REFUSED = 2;

    /** Where the JPEG file of a frame begins: after kind, sequence, capture time and quality. */
    static final int HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES + 1;

    /** Kind, sequence, capture time, and both times of the server. */
    static final int ANSWER_HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES + 2 * Double.BYTES;

    /** Where the JPEG file of a picture begins: after the header and the stage times. */
    static final int PICTURE_AT = ANSWER_HEADER_BYTES + StageTimes.STAGES * Short.BYTES;

    /** Where the server's clock begins, for no client needs to know how long its machine has been running. */
    private static final long START_NANOS = System.nanoTime();

    private static final double NANOS_PER_MILLI = 1e6;

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
        header(buffer, PICTURE, sequence, captureTime, times.arrivedNanos());
        for (int stage = 0; stage < StageTimes.STAGES; stage++) {
            buffer.putShort((short) Math.min(times.nanos(stage) / STAGE_UNIT_NANOS, STAGE_LIMIT));
        }
        return buffer.rewind();
    }

    /** A message that says why a frame has no picture, ready to be read. */
    static ByteBuffer refused(IncomingFrame frame, RejectionReason reason) {
        ByteBuffer message = ByteBuffer.allocate(ANSWER_HEADER_BYTES + 1);
        header(message, REFUSED, frame.sequence(), frame.captureTime(), frame.arrivedNanos());
        return message.put((byte) reason.code()).flip();
    }

    /** The answer leaves now: should it have to wait for others, their way out is part of its own. */
    private static void header(ByteBuffer message, byte kind, int sequence, long captureTime, long arrivedNanos) {
        message.put(kind)
                .putInt(sequence)
                .putLong(captureTime)
                .putDouble(millis(arrivedNanos))
                .putDouble(millis(System.nanoTime()));
    }

    private static double millis(long nanos) {
        return (nanos - START_NANOS) / NANOS_PER_MILLI;
    }
}
