package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncomingFrameTest {

    @Test
    void isPutTogetherFromPartsOfAnySize() {
        byte[] jpeg = new byte[100_000];
        new Random(1).nextBytes(jpeg);
        ByteBuffer message = message(7, 42L, jpeg);
        IncomingFrame frame = new IncomingFrame();
        Random random = new Random(2);
        while (message.hasRemaining()) {
            int count = Math.min(message.remaining(), 1 + random.nextInt(9000));
            frame.append(message.slice(message.position(), count), 1 << 20);
            message.position(message.position() + count);
        }
        assertThat(frame.complete(0)).isTrue();
        assertThat(frame.sequence()).isEqualTo(7);
        assertThat(frame.captureTime()).isEqualTo(42L);
        assertThat(frame.jpegLength()).isEqualTo(jpeg.length);
        assertThat(Arrays.copyOfRange(frame.bytes(), WireFormat.HEADER_BYTES, WireFormat.HEADER_BYTES + jpeg.length))
                .isEqualTo(jpeg);
    }

    @Test
    void keepsOnlyTheHeaderOfAMessageOverTheLimit() {
        IncomingFrame frame = new IncomingFrame();
        ByteBuffer message = message(9, 1L, new byte[5000]);
        frame.append(message, 1000);
        frame.append(ByteBuffer.allocate(100_000), 1000);
        assertThat(frame.complete(0)).isTrue();
        assertThat(frame.overflown()).isTrue();
        assertThat(frame.sequence()).isEqualTo(9);
    }

    @Test
    void isNoFrameWithAnotherKindOrATornHeader() {
        IncomingFrame other = new IncomingFrame();
        other.append(ByteBuffer.wrap(new byte[] {9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1}), 1000);
        assertThat(other.complete(0)).isFalse();
        IncomingFrame torn = new IncomingFrame();
        torn.append(ByteBuffer.wrap(new byte[] {WireFormat.FRAME, 0, 0}), 1000);
        assertThat(torn.complete(0)).isFalse();
    }

    /** A page may ask for coarser pictures than the server makes, not for finer ones. */
    @Test
    void hasTheQualityThatTheClientAsksForWithinTheServersOwn() {
        IncomingFrame frame = new IncomingFrame();
        frame.append(message(1, 1L, new byte[10]), 1000);
        assertThat(frame.complete(0)).isTrue();
        assertThat(frame.qualityWithin(82)).isEqualTo(70);
        assertThat(frame.qualityWithin(60)).isEqualTo(60);
        for (int asked : new int[] {0, 101, 255}) {
            ByteBuffer message = message(2, 1L, new byte[10]).put(WireFormat.HEADER_BYTES - 1, (byte) asked);
            frame.clear();
            frame.append(message, 1000);
            assertThat(frame.complete(0)).isTrue();
            assertThat(frame.qualityWithin(82)).as("asked for %d", asked).isEqualTo(82);
        }
    }

    private static ByteBuffer message(int sequence, long time, byte[] jpeg) {
        ByteBuffer message = ByteBuffer.allocate(WireFormat.HEADER_BYTES + jpeg.length);
        return message.put(WireFormat.FRAME)
                .putInt(sequence)
                .putLong(time)
                .put((byte) 70)
                .put(jpeg)
                .flip();
    }
}
