package app.selfie.compositing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Matte;
import app.selfie.imaging.Picture;
import app.selfie.imaging.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositorTest {

    private static final EdgeCurve WIDE = new EdgeCurve(0.5f, 1f);

    @ParameterizedTest
    @CsvSource({"64, 48", "63, 47", "1, 1", "7, 3", "9, 200", "641, 11"})
    void equalsTheNaiveFormulaOnEveryPixel(int width, int height) {
        ImageSize size = new ImageSize(width, height);
        byte[] person = noise(size, 1);
        byte[] backdrop = noise(size, 2);
        try (Frame frame = Frame.of(size, person);
                Matte matte = patchyMatte(size, size.whole());
                Compositor compositor = new Compositor()) {
            compositor.compose(frame, matte, new Backdrop.Scene(Picture.of(size, backdrop)));
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), backdrop));
        }
    }

    @Test
    void showsOnlyTheBackdropOutsideTheRegionOfTheMask() {
        ImageSize size = new ImageSize(40, 30);
        byte[] person = noise(size, 3);
        byte[] backdrop = noise(size, 4);
        try (Frame frame = Frame.of(size, person);
                Matte matte = patchyMatte(size, new Region(5, 7, 21, 13));
                Compositor compositor = new Compositor()) {
            compositor.compose(frame, matte, new Backdrop.Scene(Picture.of(size, backdrop)));
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), backdrop));
        }
    }

    @Test
    void laysThePersonOverOneColour() {
        ImageSize size = new ImageSize(33, 9);
        byte[] person = noise(size, 5);
        byte[] colour = new byte[person.length];
        for (int at = 0; at < colour.length; at += 3) {
            colour[at] = 0x56;
            colour[at + 1] = 0x34;
            colour[at + 2] = 0x12;
        }
        try (Frame frame = Frame.of(size, person);
                Matte matte = patchyMatte(size, size.whole());
                Compositor compositor = new Compositor()) {
            compositor.compose(frame, matte, new Backdrop.Plain(0x123456));
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), colour));
        }
    }

    @Test
    void leavesTheFrameAloneWithoutABackdrop() {
        ImageSize size = new ImageSize(16, 16);
        byte[] person = noise(size, 6);
        try (Frame frame = Frame.of(size, person);
                Matte matte = new Matte();
                Compositor compositor = new Compositor()) {
            compositor.compose(frame, matte, new Backdrop.None());
            assertThat(frame.toBgr()).isEqualTo(person);
        }
    }

    @Test
    void refusesABackdropOfAnotherSizeAndNamesBoth() {
        ImageSize size = new ImageSize(16, 16);
        ImageSize other = new ImageSize(16, 15);
        try (Frame frame = Frame.of(size, noise(size, 7));
                Matte matte = patchyMatte(size, size.whole());
                Compositor compositor = new Compositor()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            compositor.compose(frame, matte, new Backdrop.Scene(Picture.of(other, noise(other, 8)))))
                    .withMessageContaining("16x15")
                    .withMessageContaining("16x16");
        }
    }

    @Test
    void neverLetsThePersonBleedIntoTheBlur() {
        ImageSize size = new ImageSize(320, 240);
        Region person = new Region(100, 60, 120, 180);
        byte[] redOnBlue = new byte[(int) size.pixels() * 3];
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                boolean inside = x >= 100 && x < 220 && y >= 60;
                redOnBlue[(y * 320 + x) * 3 + (inside ? 2 : 0)] = (byte) 200;
            }
        }
        try (Frame frame = Frame.of(size, redOnBlue);
                Matte matte = new Matte();
                Compositor compositor = new Compositor()) {
            matte.cover(size, new float[] {1, 1, 1, 1}, 2, 2, person, EdgeCurve.DEFAULT);
            compositor.compose(frame, matte, new Backdrop.Blur(1f));
            byte[] out = frame.toBgr();
            int reddest = 0;
            for (int i = 0; i < 320 * 240; i++) {
                if (matte.toBytes()[i] == 0) {
                    reddest = Math.max(reddest, out[i * 3 + 2] & 0xFF);
                }
            }
            assertThat(reddest).as("red, 0..255, outside a red person on blue").isLessThanOrEqualTo(2);
        }
    }

    private static Matte patchyMatte(ImageSize size, Region region) {
        // long runs of 0 and 1 with soft borders between, so that every path of the run-length code is taken
        float[] probability = new float[24 * 18];
        Random random = new Random(42);
        for (int i = 0; i < probability.length; i++) {
            float wave = (float) Math.sin(i * 0.21) * 2;
            probability[i] = Math.clamp(wave + random.nextFloat() * 0.2f, 0f, 1f);
        }
        Matte matte = new Matte();
        matte.cover(size, probability, 24, 18, region, WIDE);
        return matte;
    }

    private static byte[] naive(byte[] person, byte[] alpha, byte[] backdrop) {
        byte[] out = new byte[person.length];
        for (int i = 0; i < out.length; i++) {
            int a = alpha[i / 3] & 0xFF;
            out[i] = (byte) ((a * (person[i] & 0xFF) + (255 - a) * (backdrop[i] & 0xFF) + 127) / 255);
        }
        return out;
    }

    private static byte[] noise(ImageSize size, long seed) {
        byte[] bgr = new byte[(int) size.pixels() * 3];
        new Random(seed).nextBytes(bgr);
        return bgr;
    }
}
