package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Preparing;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import app.selfie.stills.Recipe;
import app.selfie.stills.StillTickets;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.ServerRun;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;

/** By which model a still is made, and with which effect. */
class StudioSessionTest {

    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));
    private static final ModelId SELFIE = new ModelId("selfie");
    private static final ModelId BODYPIX = new ModelId("bodypix-mobilenet-050");
    private static final Installed READY = new Installed(Duration.ofMillis(4));

    private final CurrentUser currentUser = mock(CurrentUser.class);
    private final StudioSettingsRepository store = mock(StudioSettingsRepository.class);
    private final StillTickets tickets = mock(StillTickets.class);
    private final ModelCatalog models = mock(ModelCatalog.class);
    private final Backgrounds backgrounds = mock(Backgrounds.class);

    @BeforeEach
    void adaWantsBodyPix() {
        when(currentUser.require()).thenReturn(ADA);
        when(currentUser.id()).thenReturn(Optional.of(ADA));
        when(store.find(ADA)).thenReturn(Optional.empty());
        SegmentationModel selfie =
                new SegmentationModel(SELFIE, ModelFamily.MOBILENET, new ImageSize(256, 256), false, READY);
        when(models.defaultModel()).thenReturn(selfie);
        when(models.find(SELFIE)).thenReturn(Optional.of(selfie));
        when(backgrounds.find(any(), any()))
                .thenReturn(Optional.of(Backgrounds.builtIn().getFirst()));
    }

    private void bodyPixIs(State state) {
        when(models.find(BODYPIX))
                .thenReturn(Optional.of(
                        new SegmentationModel(BODYPIX, ModelFamily.MOBILENET, new ImageSize(321, 241), true, state)));
        when(models.runnable(BODYPIX)).thenReturn(state instanceof Installed ? BODYPIX : SELFIE);
    }

    private Recipe recipeFor(BodyEffect effect) {
        StudioSession session = new StudioSession(
                currentUser, store, mock(LiveStreams.class), new ServerRun(), tickets, models, backgrounds);
        session.change(session.settings().with(BODYPIX).with(new BodySettings(effect, false)));
        session.newStillTicket(CameraSource.CAMERA);
        ArgumentCaptor<Recipe> recipe = ArgumentCaptor.captor();
        verify(tickets).issue(eq(ADA), recipe.capture(), eq(effect));
        return recipe.getValue();
    }

    static Stream<Arguments> modelsOfStills() {
        NotInstalled missing = new NotInstalled(Reason.FILES_MISSING, "none");
        return Stream.of(
                Arguments.of(READY, BodyEffect.BLUR_FACES, BODYPIX),
                Arguments.of(READY, BodyEffect.NONE, BODYPIX),
                Arguments.of(new Preparing(), BodyEffect.COLOUR_PARTS, SELFIE),
                Arguments.of(missing, BodyEffect.BLUR_FACES, SELFIE));
    }

    @ParameterizedTest
    @MethodSource
    void modelsOfStills(State bodyPix, BodyEffect effect, ModelId expected) {
        bodyPixIs(bodyPix);

        assertThat(recipeFor(effect).model()).isEqualTo(expected);
    }

    @Test
    void noOtherModelStandsInWhileTheOneThatBlursFacesIsBeingPrepared() {
        bodyPixIs(new Preparing());

        assertThat(recipeFor(BodyEffect.BLUR_FACES).model()).isEqualTo(BODYPIX);
    }
}
