package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.streaming.StreamSettings;
import app.selfie.studio.BackdropSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioSettingsTest {

    private final StudioSettings first = StudioSettings.firstTime(new ModelId("selfie"));

    @Test
    void showANewcomerBeforeTheGreatWall() {
        StreamSettings stream = first.toStream();

        assertThat(stream.backdrop()).isEqualTo(new BackdropChoice.Scene(new BackgroundId("great-wall")));
        assertThat(stream.model()).isEqualTo(new ModelId("selfie"));
        assertThat(first.look().mirrored()).isTrue();
        assertThat(first.hud()).isFalse();
    }

    @Test
    void beginInTheMiddleOfTheEdge() {
        EdgeCurve edge = first.look().edge();

        assertThat(edge.threshold()).isEqualTo(EdgeCurve.DEFAULT.threshold(), within(0.001f));
        assertThat(edge.softness()).isEqualTo(EdgeCurve.DEFAULT.softness(), within(0.01f));
    }

    @Test
    void cutCloserOnTheLeft() {
        AppearanceSettings tight = first.look().withEdgePercent(0);
        AppearanceSettings wide = first.look().withEdgePercent(100);

        assertThat(tight.edge().threshold()).isGreaterThan(wide.edge().threshold());
    }

    @Test
    void haveAnEdgeThatIsNeverWithoutAnyWidth() {
        assertThat(first.look().withSoftnessPercent(0).edge().softness()).isPositive();
    }

    @Test
    void keepTheValueOfEveryKindOfBackdrop() {
        BackdropSettings backdrop =
                first.backdrop().with(Kind.BLUR).withBlurPercent(25).withColour(0x112233);

        assertThat(backdrop.choice()).isEqualTo(new BackdropChoice.Blur(0.25f));
        assertThat(backdrop.with(Kind.PLAIN).choice()).isEqualTo(new BackdropChoice.Plain(0x112233));
        assertThat(backdrop.with(Kind.NONE).choice()).isEqualTo(new BackdropChoice.None());
        assertThat(backdrop.with(new BackgroundId("moon")).choice())
                .isEqualTo(new BackdropChoice.Scene(new BackgroundId("moon")));
        assertThat(backdrop.with(Kind.NONE).with(Kind.BLUR)).isEqualTo(backdrop);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refuseWhatIsNoPercentage(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.backdrop().withBlurPercent(value))
                .withMessageContaining("blur");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.look().withEdgePercent(value))
                .withMessageContaining("edge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.look().withSoftnessPercent(value))
                .withMessageContaining("softness");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.look().withSteadinessPercent(value))
                .withMessageContaining("steadiness");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000})
    void refuseWhatIsNoColour(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> first.backdrop().withColour(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "640", "640x", "x480", "0640x480", "640x480 ", "64000x480", "10x10"})
    void refuseWhatIsNoResolution(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> first.withResolution(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 4, 60})
    void refuseACountdownThatTheShutterDoesNotOffer(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.shutter().withCountdownSeconds(seconds))
                .withMessageContaining("countdown");
    }

    @Test
    void makeAStillAsTheLivePictureIs() {
        StudioSettings moon = first.with(first.backdrop().with(new BackgroundId("moon")))
                .with(first.look().withMirrored(false).withEdgePercent(70));

        Recipe recipe = moon.toRecipe(moon.model(), CameraSource.CAMERA);

        assertThat(recipe.backdrop()).isEqualTo(moon.toStream().backdrop());
        assertThat(recipe.model()).isEqualTo(moon.toStream().model());
        assertThat(recipe.edge()).isEqualTo(moon.toStream().edge());
        assertThat(recipe.mirrored()).isFalse();
    }

    @Test
    void mirrorAStillAsTheLivePictureIsMirrored() {
        assertThat(first.toRecipe(first.model(), CameraSource.CAMERA).mirrored())
                .isTrue();
        assertThat(first.toRecipe(first.model(), CameraSource.PHOTO).mirrored())
                .as("a photo is as it was taken")
                .isFalse();

        StudioSettings others = first.with(first.shutter().withAsOthersSee(true));

        assertThat(others.toRecipe(first.model(), CameraSource.CAMERA).mirrored())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 60})
    void refuseAPauseThatIsNotOffered(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.shutter().withBurstSeconds(seconds))
                .withMessageContaining("burst");
    }

    @Test
    void storeNothingByThemselvesButTheOriginalWithWhatIsKept() {
        assertThat(first.shutter()).isEqualTo(new ShutterSettings(3, 2, false, true, false, true, false));
    }
}
