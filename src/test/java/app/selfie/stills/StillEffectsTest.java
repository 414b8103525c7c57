package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.NeedsFixtures;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.TestBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.effects.RecordedBody;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real BodyPix network on a real photograph, from a camera's frame to the layers that are kept. */
@NeedsFixtures
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StillEffectsTest {

    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));

    private final ModelCatalog models;
    private final StillService studio;

    StillEffectsTest(@TempDir Path folder) throws IOException {
        RecordedBody.install(folder.resolve(RecordedBody.MODEL.value()));
        models = new ModelCatalog(folder);
        studio = new StillService(models, TestBackgrounds.scenesOnly(), StillRendererPoolTest.limits());
    }

    @BeforeAll
    void load() {
        assertThat(models.all()).isNotEmpty(); // begins to load
        models.settled().toCompletableFuture().join();
    }

    @AfterAll
    void close() {
        studio.close();
        models.close();
    }

    private Still develop(ModelId model, BodyEffect effect) throws IOException {
        Recipe recipe = new Recipe(new BackdropChoice.None(), false, EdgeCurve.DEFAULT, model, StillFiles.TAKEN);
        return studio.develop(ADA, RecordedBody.photo(), recipe, effect);
    }

    private static byte[] pixels(byte[] jpeg) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            return frame.toBgr();
        }
    }

    @Test
    void noLayerOfAStillHasAFaceThatWasToBeBlurred() throws IOException {
        Still still = develop(RecordedBody.MODEL, BodyEffect.BLUR_FACES);

        double before = RecordedBody.detail(pixels(RecordedBody.photo()), RecordedBody.face());
        assertThat(RecordedBody.detail(pixels(still.original()), RecordedBody.face()))
                .isLessThan(before / 2);
        assertThat(RecordedBody.detail(pixels(still.picture()), RecordedBody.face()))
                .isLessThan(before / 2);
    }

    @Test
    void partsAreColouredInTheLayersThatAreKept() throws IOException {
        Still still = develop(RecordedBody.MODEL, BodyEffect.COLOUR_PARTS);

        byte[] filmed = pixels(RecordedBody.photo());
        assertThat(RecordedBody.difference(filmed, pixels(still.original()), RecordedBody.face()))
                .isGreaterThan(20);
        assertThat(RecordedBody.differenceWhereNobodyIs(filmed, pixels(still.original())))
                .isLessThan(5);
    }

    @Test
    void aModelThatKnowsNoBodiesLeavesThemAlone() throws IOException {
        Still plain = develop(StillFiles.MODEL, BodyEffect.NONE);
        Still wished = develop(StillFiles.MODEL, BodyEffect.BLUR_FACES);

        assertThat(wished.original()).isEqualTo(plain.original());
    }
}
