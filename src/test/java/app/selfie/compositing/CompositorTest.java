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
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), backdrop, size.widthPx()));
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
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), backdrop, size.widthPx()));
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
            assertThat(frame.toBgr()).isEqualTo(naive(person, matte.toBytes(), colour, size.widthPx()));
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
    void aPersonFilmedBeforeAWhiteWallHasNoWhiteRim() {
        ImageSize size = new ImageSize(320, 240);
        Region whole = size.whole();
        float[] probability = new float[64 * 48];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.clamp((32.5f - i % 64) / 4 + 0.5f, 0f, 1f); // person on the left, a soft edge
        }
        byte[] film = new byte[(int) size.pixels() * 3];
        try (Matte matte = new Matte();
                Compositor compositor = new Compositor()) {
            matte.cover(size, probability, 64, 48, whole, EdgeCurve.DEFAULT);
            byte[] alpha = matte.toBytes();
            for (int i = 0; i < film.length; i++) {
                film[i] = (byte) (255 - (alpha[i / 3] & 0xFF)); // a black person before white, mixed by the lens
            }
            try (Frame frame = Frame.of(size, film)) {
                compositor.compose(frame, matte, new Backdrop.Plain(0x000000));
                int brightest = 0;
                for (byte level : frame.toBgr()) {
                    brightest = Math.max(brightest, level & 0xFF);
                }
                assertThat(brightest).as("0..255; 64 with the filmed colour").isLessThan(40);
            }
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

    /** The formulas as they are documented, pixel by pixel, from pictures that nobody changes meanwhile. */
    private static byte[] naive(byte[] person, byte[] alpha, byte[] backdrop, int width) {
        byte[] out = new byte[person.length];
        for (int i = 0; i < alpha.length; i++) {
            int a = alpha[i] & 0xFF;
            for (int channel = 0; channel < 3; channel++) {
                int own = person[3 * i + channel] & 0xFF;
                int inside = a < 6 || a > 240 ? -1 : inside(alpha, i % width, i / width, width);
                if (inside >= 0) {
                    int weight = Math.min(255, 2 * (255 - a));
                    own = (weight * (person[3 * inside + channel] & 0xFF) + (255 - weight) * own + 127) / 255;
                }
                out[3 * i + channel] = (byte) ((a * own + (255 - a) * (backdrop[3 * i + channel] & 0xFF) + 127) / 255);
            }
        }
        return out;
    }

    /** The pixel inside the person that lends its colour to the one at (x, y), or -1. */
    private static int inside(byte[] alpha, int x, int y, int width) {
        int height = alpha.length / width;
        int gx = at(alpha, x + 2, y, width) - at(alpha, x - 2, y, width);
        int gy = at(alpha, x, y + 2, width) - at(alpha, x, y - 2, width);
        double gradient = Math.hypot(gx, gy);
        if (gradient < 16) {
            return -1;
        }
        double perPixel = gradient / 4;
        for (double overshoot : new double[] {1.25, 2}) {
            double distance = Math.min((255 - at(alpha, x, y, width)) / perPixel * overshoot, width / 48.0);
            int insideX = (int) Math.clamp(Math.floor(x + gx / gradient * distance + 0.5), 0, width - 1);
            int insideY = (int) Math.clamp(Math.floor(y + gy / gradient * distance + 0.5), 0, height - 1);
            if (at(alpha, insideX, insideY, width) == 255) {
                return insideY * width + insideX;
            }
        }
        return -1;
    }

    private static int at(byte[] alpha, int x, int y, int width) {
        return alpha[Math.clamp(y, 0, alpha.length / width - 1) * width + Math.clamp(x, 0, width - 1)] & 0xFF;
    }

    private static byte[] noise(ImageSize size, long seed) {
        byte[] bgr = new byte[(int) size.pixels() * 3];
        new Random(seed).nextBytes(bgr);
        return bgr;
    }
}
