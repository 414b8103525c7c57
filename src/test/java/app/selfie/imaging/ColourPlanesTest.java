package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourPlanesTest {

    private static final ImageSize SIZE = new ImageSize(37, 19);

    @Test
    void areRedThenGreenThenBlueBetweenZeroAndOne() {
        byte[] bgr = new byte[Math.toIntExact(SIZE.pixels() * Frame.CHANNELS)];
        new Random(7).nextBytes(bgr);
        bgr[0] = 0;
        bgr[1] = (byte) 255;
        try (Frame frame = Frame.of(SIZE, bgr);
                ColourPlanes planes = new ColourPlanes(SIZE)) {
            planes.fill(frame);

            FloatBuffer floats = planes.memory().asFloatBuffer();
            int pixels = Math.toIntExact(SIZE.pixels());
            assertThat(floats.capacity()).isEqualTo(pixels * Frame.CHANNELS);
            for (int i = 0; i < pixels; i++) {
                for (int plane = 0; plane < Frame.CHANNELS; plane++) {
                    int level = bgr[Frame.CHANNELS * i + 2 - plane] & 0xFF;
                    assertThat(floats.get(plane * pixels + i)).isCloseTo(level / 255f, within(1e-7f));
                }
            }
        }
    }

    @Test
    void takeNoOtherSize() {
        try (Frame frame = Frame.allocate(new ImageSize(19, 37));
                ColourPlanes planes = new ColourPlanes(SIZE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> planes.fill(frame))
                    .withMessageContaining("19x37");
        }
    }
}
