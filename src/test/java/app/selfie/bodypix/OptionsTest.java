package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static void refuses(String found, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(found);
    }

    @Test
    void haveTheOriginalsDefaults() {
        assertThat(PersonOptions.DEFAULT)
                .isEqualTo(new PersonOptions(false, new InternalResolution(0.5), 0.7, 10, 0.4, 20));
        assertThat(MultiPersonOptions.DEFAULT).isEqualTo(new MultiPersonOptions(PersonOptions.DEFAULT, 0.3, 10));
        assertThat(LoadOptions.DEFAULT).isEqualTo(new LoadOptions(Architecture.MOBILENET_V1, 16, 0.75, 4, ""));
        assertThat(BlendStyle.DEFAULT).isEqualTo(new BlendStyle(0.7, 0, false));
        assertThat(BlurStyle.DEFAULT).isEqualTo(new BlurStyle(3, 3, false));
        assertThat(MaskStyle.DEFAULT)
                .isEqualTo(new MaskStyle(new Rgba(0, 0, 0, 0), new Rgba(0, 0, 0, 255), false, List.of(1)));
    }

    @Test
    void loadTheFullWidthOnceAnArchitectureIsNamed() {
        assertThat(LoadOptions.of(Architecture.MOBILENET_V1).multiplier()).isEqualTo(1);
        assertThat(LoadOptions.of(Architecture.RESNET_50).outputStride()).isEqualTo(16);
    }

    @Test
    void knowTheOfficialPlaces() {
        assertThat(LoadOptions.DEFAULT.withQuantBytes(2).path()).isEqualTo("mobilenet/quant2/075/model-stride16.json");
        assertThat(LoadOptions.of(Architecture.MOBILENET_V1).withOutputStride(8).path())
                .isEqualTo("mobilenet/float/100/model-stride8.json");
        assertThat(LoadOptions.DEFAULT.withMultiplier(0.5).path()).contains("/050/");
        assertThat(LoadOptions.of(Architecture.RESNET_50)
                        .withQuantBytes(1)
                        .withOutputStride(32)
                        .address())
                .hasToString(
                        "https://storage.googleapis.com/tfjs-models/savedmodel/bodypix/resnet50/quant1/model-stride32.json");
        assertThat(LoadOptions.DEFAULT
                        .withModelUrl("http://mirror.example/m.json")
                        .address())
                .hasToString("http://mirror.example/m.json");
    }

    @Test
    void refuseWhatTheOriginalRefuses() {
        refuses("1.01", () -> PersonOptions.DEFAULT.withSegmentationThreshold(1.01));
        refuses("-0.1", () -> PersonOptions.DEFAULT.withScoreThreshold(-0.1));
        refuses("NaN", () -> PersonOptions.DEFAULT.withScoreThreshold(Double.NaN));
        refuses("0", () -> PersonOptions.DEFAULT.withMaxDetections(0));
        refuses("0", () -> PersonOptions.DEFAULT.withNmsRadius(0));
        refuses("2.0", () -> MultiPersonOptions.DEFAULT.withMinKeypointScore(2));
        refuses("21", () -> MultiPersonOptions.DEFAULT.withRefineSteps(21));
        refuses("0", () -> MultiPersonOptions.DEFAULT.withRefineSteps(0));
        refuses("8", () -> LoadOptions.of(Architecture.RESNET_50).withOutputStride(8));
        refuses("0.75", () -> LoadOptions.of(Architecture.RESNET_50).withMultiplier(0.75));
        refuses("3", () -> LoadOptions.DEFAULT.withQuantBytes(3));
        refuses("21", () -> new BlurStyle(21, 3, false));
        refuses("0", () -> new BlurStyle(0, 3, false));
        refuses("1.5", () -> new BlendStyle(1.5, 0, false));
        refuses("256", () -> new Rgba(0, 256, 0, 0));
        refuses("24", () -> MaskStyle.DEFAULT.withForegroundLabels(List.of(24)));
    }

    @Test
    void takeTheEndsOfTheirRanges() {
        assertThat(PersonOptions.DEFAULT
                        .withSegmentationThreshold(1)
                        .withScoreThreshold(0)
                        .withMaxDetections(1))
                .isNotNull();
        assertThat(MultiPersonOptions.DEFAULT.withRefineSteps(20).withMinKeypointScore(0))
                .isNotNull();
        assertThat(new InternalResolution(0.1).factor()).isLessThan(new InternalResolution(2).factor());
    }

    @Test
    void mirrorAPose() {
        Pose pose = new Pose(
                0.5,
                Joint.ALL.stream()
                        .map(joint -> new Keypoint(joint, 0.9, 10, 20))
                        .toList());
        Pose flipped = pose.flippedHorizontally(640);
        assertThat(flipped.keypoint(Joint.LEFT_EYE)).isEqualTo(new Keypoint(Joint.LEFT_EYE, 0.9, 629, 20));
        assertThat(flipped.score()).isEqualTo(0.5);
    }

    @Test
    void poseNeedsAllKeypointsInOrder() {
        refuses("0", () -> new Pose(1, List.of()));
        refuses(
                "keypoint 0 is RIGHT_ANKLE, expected NOSE",
                () -> new Pose(
                        1,
                        Joint.ALL.reversed().stream()
                                .map(joint -> new Keypoint(joint, 1, 0, 0))
                                .toList()));
    }
}
