package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {

    private static final ImageSize WIDE = new ImageSize(2000, 1000);
    private static final ImageSize FRAME = new ImageSize(640, 480);

    @ParameterizedTest
    @CsvSource({
        "500, 500, 100, 334, 0, 1333, 1000",
        "0, 500, 100, 0, 0, 1333, 1000",
        "1000, 0, 100, 667, 0, 1333, 1000",
        "500, 500, 200, 667, 250, 667, 500",
        "1000, 1000, 400, 1667, 750, 333, 250"
    })
    void coversTheFrameWithThePartThatWasChosen(int x, int y, int zoom, int left, int top, int width, int height) {
        assertThat(new Framing(x, y, zoom).regionOf(WIDE, FRAME)).isEqualTo(new Region(left, top, width, height));
    }

    @Test
    void neverLeavesThePictureAndNeverStretchesIt() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            ImageSize whole = new ImageSize(1 + random.nextInt(4096), 1 + random.nextInt(4096));
            ImageSize frame = new ImageSize(16 + random.nextInt(1900), 16 + random.nextInt(1900));
            Framing framing = new Framing(random.nextInt(1001), random.nextInt(1001), 100 + random.nextInt(301));
            Region region = framing.regionOf(whole, frame);
            assertThat(whole.whole().contains(region)).isTrue();
            double height = (double) region.widthPx() * frame.heightPx() / frame.widthPx();
            double pixelOfWidth = (double) frame.heightPx() / frame.widthPx();
            assertThat(Math.abs(height - region.heightPx())).isLessThanOrEqualTo(1 + pixelOfWidth);
        }
    }

    @Test
    void takesTheNearestToWhateverABrowserSends() {
        assertThat(Framing.nearest(-5, 99_999, 1)).isEqualTo(new Framing(0, 1000, 100));
        assertThat(Framing.nearest(7, 8, 900)).isEqualTo(new Framing(7, 8, 400));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 100", "0, 1001, 100", "0, 0, 99", "0, 0, 401"})
    void isNeverOutOfRange(int x, int y, int zoom) {
        assertThatThrownBy(() -> new Framing(x, y, zoom)).isInstanceOf(IllegalArgumentException.class);
    }
}
