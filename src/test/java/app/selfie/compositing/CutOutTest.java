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

class CutOutTest {

    private final CutOut cutOut = new CutOut();

    @ParameterizedTest
    @CsvSource({"64, 48", "63, 47", "1, 1", "7, 3", "641, 11"})
    void laidOverABackdropItIsWhatTheCompositorMakes(int width, int height) {
        ImageSize size = new ImageSize(width, height);
        byte[] backdrop = noise(size, 2);
        try (Frame frame = Frame.of(size, noise(size, 1));
                Matte matte = patchy(size);
                Compositor compositor = new Compositor()) {
            byte[] bgra = cutOut.bgra(frame, matte);
            compositor.compose(frame, matte, new Backdrop.Scene(Picture.of(size, backdrop)));
            assertThat(laidOver(bgra, backdrop)).isEqualTo(frame.toBgr());
        }
    }

    @Test
    void holdsNothingOfTheRoom() {
        ImageSize size = new ImageSize(64, 48);
        try (Frame frame = Frame.of(size, noise(size, 3));
                Matte matte = patchy(size)) {
            byte[] alpha = matte.toBytes();
            byte[] bgra = cutOut.bgra(frame, matte);
            for (int i = 0; i < alpha.length; i++) {
                assertThat(bgra[4 * i + 3]).isEqualTo(alpha[i]);
                if (alpha[i] == 0) {
                    assertThat(bgra[4 * i] | bgra[4 * i + 1] | bgra[4 * i + 2]).isZero();
                }
            }
            assertThat(alpha).contains(0);
        }
    }

    @Test
    void aPersonFilmedBeforeAWhiteWallHasNoWhiteRim() {
        ImageSize size = new ImageSize(320, 240);
        float[] probability = new float[64 * 48];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.clamp((32.5f - i % 64) / 4 + 0.5f, 0f, 1f);
        }
        try (Matte matte = new Matte()) {
            matte.cover(size, probability, 64, 48, size.whole(), EdgeCurve.DEFAULT);
            byte[] alpha = matte.toBytes();
            byte[] film = new byte[(int) size.pixels() * 3];
            for (int i = 0; i < film.length; i++) {
                film[i] = (byte) (255 - (alpha[i / 3] & 0xFF)); // a black person before white, mixed by the lens
            }
            try (Frame frame = Frame.of(size, film)) {
                byte[] bgra = cutOut.bgra(frame, matte);
                int brightest = 0;
                for (int i = 0; i < alpha.length; i++) {
                    int visible = (bgra[4 * i] & 0xFF) * (alpha[i] & 0xFF) / 255;
                    brightest = Math.max(brightest, visible);
                }
                assertThat(brightest).as("0..255; 64 with the filmed colour").isLessThan(40);
            }
        }
    }

    @Test
    void refusesAMatteOfAnotherSizeAndNamesBoth() {
        ImageSize size = new ImageSize(16, 16);
        try (Frame frame = Frame.of(size, noise(size, 1));
                Matte matte = patchy(new ImageSize(16, 15))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cutOut.bgra(frame, matte))
                    .withMessageContaining("16x15")
                    .withMessageContaining("16x16");
        }
    }

    private static byte[] laidOver(byte[] bgra, byte[] backdrop) {
        byte[] out = new byte[backdrop.length];
        for (int i = 0; i < out.length; i++) {
            int a = bgra[4 * (i / 3) + 3] & 0xFF;
            int person = bgra[4 * (i / 3) + i % 3] & 0xFF;
            out[i] = (byte) ((a * person + (255 - a) * (backdrop[i] & 0xFF) + 127) / 255);
        }
        return out;
    }

    /** Clear, opaque and soft places. */
    private static Matte patchy(ImageSize size) {
        Random random = new Random(42);
        float[] probability = new float[24 * 18];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.clamp(random.nextFloat() * 3 - 1, 0f, 1f);
        }
        Matte matte = new Matte();
        Region whole = size.whole();
        matte.cover(size, probability, 24, 18, whole, new EdgeCurve(0.5f, 1f));
        return matte;
    }

    private static byte[] noise(ImageSize size, int seed) {
        byte[] bgr = new byte[(int) size.pixels() * 3];
        new Random(seed).nextBytes(bgr);
        return bgr;
    }
}
