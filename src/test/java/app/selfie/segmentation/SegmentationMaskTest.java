package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Region;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SegmentationMaskTest {

    @Test
    void showsNobodyWhenCleared() {
        Region region = new Region(3, 5, 100, 80);
        SegmentationMask mask = new SegmentationMask();
        mask.reset(4, 3, region);
        Arrays.fill(mask.probabilities(), 0.7f);

        mask.clear();

        assertThat(mask.probabilities()).startsWith(new float[12]);
        assertThat(mask.region()).isEqualTo(region);
        assertThat(mask.width()).isEqualTo(4);
    }
}
