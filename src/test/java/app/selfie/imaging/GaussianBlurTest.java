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

    /** Three boxes are a Gaussian but for some percent of the contrast, as in browsers; less so where the picture ends. */
    @ParameterizedTest
    @CsvSource({"1, 3, 2", "1, 1, 2", "3, 3, 18", "5, 1, 18", "6, 4, 18", "20, 3, 18"})
    void isAGaussian(int deviation, int channels, int levels) {
        ImageSize size = new ImageSize(61, 47);
        byte[] pixels = shapes(61, 47, channels);
        double[] expected = naive(pixels, size, channels, deviation);
        blur.blur(pixels, size, channels, deviation);
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            double difference = (pixels[i] & 0xFF) - expected[i];
            if (isInside(i / channels, size, 2 * deviation)) {
                assertThat(Math.abs(difference)).as("byte %d", i).isLessThanOrEqualTo(levels);
            }
            sum += Math.abs(difference);
        }
        assertThat(sum / pixels.length).isLessThan(4);
    }

    private static boolean isInside(int pixel, ImageSize size, int margin) {
        int x = pixel % size.widthPx();
        int y = pixel / size.widthPx();
        return Math.min(x, size.widthPx() - 1 - x) >= margin && Math.min(y, size.heightPx() - 1 - y) >= margin;
    }

    /** The boxes themselves, at the widths that the standard gives: 6, 6, 7 for a deviation of 3; 9, 9, 9 for 5. */
    @ParameterizedTest
    @CsvSource({"3, 6, 3, 6, 2, 7, 3", "5, 9, 4, 9, 4, 9, 4"})
    void isThreeBoxes(int deviation, int first, int anchor1, int second, int anchor2, int third, int anchor3) {
        ImageSize size = new ImageSize(61, 47);
        byte[] pixels = shapes(61, 47, 1);
        double[] expected = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            expected[i] = pixels[i] & 0xFF;
        }
        expected = box(box(box(expected, size, first, anchor1), size, second, anchor2), size, third, anchor3);
        blur.blur(pixels, size, 1, deviation);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(Math.abs((pixels[i] & 0xFF) - expected[i]))
                    .as("byte %d", i)
                    .isLessThanOrEqualTo(1.5);
        }
    }

    private static double[] box(double[] values, ImageSize size, int width, int anchor) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < width * width; k++) {
                int x = Math.clamp(i % size.widthPx() + k % width - anchor, 0, size.widthPx() - 1);
                int y = Math.clamp(i / size.widthPx() + k / width - anchor, 0, size.heightPx() - 1);
                out[i] += values[y * size.widthPx() + x] / (width * width);
            }
        }
        return out;
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
