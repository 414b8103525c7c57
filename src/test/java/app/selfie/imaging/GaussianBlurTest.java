package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianBlurTest {

    private final GaussianBlur blur = new GaussianBlur();

    @AfterEach
    void close() {
        blur.close();
    }

    /** Large smooth shapes, as pictures are; noise alone would only test the mean. */
    private static byte[] shapes(int width, int height, int channels) {
        byte[] pixels = new byte[width * height * channels];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            int x = i / channels % width;
            int y = i / channels / width;
            boolean inside = (x / 13 + y / 9 + i % channels) % 2 == 0;
            pixels[i] = (byte) ((inside ? 200 : 20) + random.nextInt(30));
        }
        return pixels;
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 4", "1, 1, 4", "3, 3, 8", "5, 1, 8", "6, 4, 8", "20, 3, 8"})
    void isAGaussian(int deviation, int channels, int levels) {
        ImageSize size = new ImageSize(61, 47);
        byte[] pixels = shapes(61, 47, channels);
        double[] expected = naive(pixels, size, channels, deviation);
        blur.blur(pixels, size, channels, deviation);
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            double difference = (pixels[i] & 0xFF) - expected[i];
            assertThat(Math.abs(difference)).as("byte %d", i).isLessThan(levels);
            sum += Math.abs(difference);
        }
        assertThat(sum / pixels.length).isLessThan(2.5);
    }

    private static double[] naive(byte[] pixels, ImageSize size, int channels, double deviation) {
        double[] values = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = pixels[i] & 0xFF;
        }
        return pass(pass(values, size, channels, deviation, 1, 0), size, channels, deviation, 0, 1);
    }

    private static double[] pass(
            double[] values, ImageSize size, int channels, double deviation, int stepX, int stepY) {
        int reach = (int) Math.ceil(4 * deviation);
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int x = i / channels % size.widthPx();
            int y = i / channels / size.widthPx();
            double sum = 0;
            double weights = 0;
            for (int k = -reach; k <= reach; k++) {
                double weight = Math.exp(-k * k / (2 * deviation * deviation));
                int column = Math.clamp(x + k * stepX, 0, size.widthPx() - 1);
                int row = Math.clamp(y + k * stepY, 0, size.heightPx() - 1);
                sum += weight * values[(row * size.widthPx() + column) * channels + i % channels];
                weights += weight;
            }
            out[i] = sum / weights;
        }
        return out;
    }

    @Test
    void blursAFrameIntoAnotherAndLeavesItAlone() {
        ImageSize size = new ImageSize(61, 47);
        byte[] pixels = shapes(61, 47, 3);
        try (Frame source = Frame.of(size, pixels);
                Frame target = Frame.allocate(size)) {
            blur.blur(source, 3, target);
            assertThat(source.toBgr()).isEqualTo(pixels);
            blur.blur(pixels, size, 3, 3);
            assertThat(target.toBgr()).isEqualTo(pixels);
        }
    }

    @Test
    void refusesWhatItCannotBlur() {
        try (Frame source = Frame.allocate(new ImageSize(4, 4));
                Frame target = Frame.allocate(new ImageSize(4, 5))) {
            assertThatThrownBy(() -> blur.blur(source, 3, target)).hasMessageContaining("4x5");
            assertThatThrownBy(() -> blur.blur(source, 0, source)).hasMessageContaining("0");
            assertThatThrownBy(() -> blur.blur(new byte[80], new ImageSize(4, 4), 5, 1))
                    .hasMessageContaining("5");
        }
    }
}
