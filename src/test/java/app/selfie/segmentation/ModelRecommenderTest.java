package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRecommenderTest {

    private static SegmentationModel model(String id, State state) {
        return new SegmentationModel(new ModelId(id), ModelFamily.MOBILENET, new ImageSize(64, 64), false, state);
    }

    private static SegmentationModel measured(String id, int millis) {
        return model(id, new Installed(Duration.ofMillis(millis)));
    }

    @Test
    void isTheOneThatCutsBestWhereEveryModelIsQuickEnough() {
        assertThat(ModelRecommender.among(List.of(
                        measured("bodypix-mobilenet-050", 9), measured("selfie-landscape", 2), measured("selfie", 4))))
                .contains(new ModelId("selfie"));
    }

    @Test
    void passesOverTheBestWhereItLeavesTooFewFrames() {
        assertThat(ModelRecommender.among(List.of(measured("selfie", 33), measured("selfie-landscape", 32))))
                .contains(new ModelId("selfie-landscape"));
    }

    @Test
    void isTheQuickestWhereNoneIsQuickEnough() {
        assertThat(ModelRecommender.among(List.of(measured("selfie", 90), measured("selfie-landscape", 50))))
                .contains(new ModelId("selfie-landscape"));
    }

    @Test
    void isNeverOneThatIsNotInstalled() {
        SegmentationModel missing = model("selfie", new NotInstalled(Reason.FILES_MISSING, "none"));

        assertThat(ModelRecommender.among(List.of(missing, measured("unranked", 5))))
                .contains(new ModelId("unranked"));
        assertThat(ModelRecommender.among(List.of(missing))).isEmpty();
    }

    @Test
    void callsMoreThanATenthOfASecondTooSlowForLive() {
        assertThat(new Installed(Duration.ofMillis(100)).isTooSlowForLive()).isFalse();
        assertThat(new Installed(Duration.ofMillis(101)).isTooSlowForLive()).isTrue();
    }
}
