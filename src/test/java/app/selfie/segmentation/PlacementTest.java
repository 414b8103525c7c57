package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final ImageSize FRAME = new ImageSize(640, 480);
    private static final ImageSize INPUT = new ImageSize(321, 241);

    @Test
    void growsANarrowRegionToTheInputsProportions() {
        Placement placement = Placement.of(new Region(300, 200, 60, 120), FRAME, INPUT);

        assertThat(placement.region()).isEqualTo(new Region(250, 200, 160, 120));
        assertThat(placement.content()).isEqualTo(INPUT.whole());
    }

    @Test
    void growsAFlatRegionToTheInputsProportions() {
        Placement placement = Placement.of(new Region(100, 200, 320, 120), FRAME, INPUT);

        assertThat(placement.region()).isEqualTo(new Region(100, 140, 320, 240));
        assertThat(placement.content()).isEqualTo(INPUT.whole());
    }

    @Test
    void movesAGrownRegionIntoTheFrame() {
        Placement placement = Placement.of(new Region(0, 0, 60, 120), FRAME, INPUT);

        assertThat(placement.region()).isEqualTo(new Region(0, 0, 160, 120));
    }

    @Test
    void leavesBlackWhereTheFrameEnds() {
        Placement placement = Placement.of(new Region(100, 0, 100, 640), new ImageSize(480, 640), INPUT);

        assertThat(placement.region()).isEqualTo(new Region(0, 0, 480, 640));
        assertThat(placement.content()).isEqualTo(new Region(70, 0, 181, 241));
    }

    @Test
    void keepsEveryShapeAndLosesNothingOfTheRegion() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            ImageSize frame = new ImageSize(16 + random.nextInt(1900), 16 + random.nextInt(1900));
            ImageSize input = new ImageSize(33 + random.nextInt(600), 33 + random.nextInt(600));
            int x = random.nextInt(frame.widthPx());
            int y = random.nextInt(frame.heightPx());
            Region wanted =
                    new Region(x, y, 1 + random.nextInt(frame.widthPx() - x), 1 + random.nextInt(frame.heightPx() - y));

            Placement placement = Placement.of(wanted, frame, input);

            Region region = placement.region();
            Region content = placement.content();
            assertThat(frame.whole().contains(region)).isTrue();
            assertThat(region.contains(wanted)).isTrue();
            assertThat(input.whole().contains(content)).isTrue();
            assertThat(content.widthPx() == input.widthPx() || content.heightPx() == input.heightPx())
                    .isTrue();
            double scale = Math.min(
                    (double) input.widthPx() / region.widthPx(), (double) input.heightPx() / region.heightPx());
            assertThat(Math.max(1, region.widthPx() * scale)).isCloseTo(content.widthPx(), within(0.501));
            assertThat(Math.max(1, region.heightPx() * scale)).isCloseTo(content.heightPx(), within(0.501));
        }
    }
}
