package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.modelfiles.NaivePicture;
import app.selfie.modelfiles.SmallBodyPix;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPixModelTest {

    private static final ImageSize MEDIUM = new ImageSize(321, 241);

    @TempDir
    Path models;

    private BodyPixModel first() {
        return BodyPixModel.in(models).getFirst();
    }

    private Path install() throws Exception {
        return SmallBodyPix.file().write(Files.createDirectories(first().folder()));
    }

    @Test
    void offersTheWholeFamilyTheQuickestFirst() {
        assertThat(BodyPixModel.in(models))
                .extracting(model -> model.id().value())
                .containsExactly(
                        "bodypix-mobilenet-050", "bodypix-mobilenet-075", "bodypix-mobilenet-100", "bodypix-resnet50");
        assertThat(BodyPixModel.in(models))
                .extracting(BodyPixModel::family)
                .containsExactly(
                        ModelFamily.MOBILENET, ModelFamily.MOBILENET, ModelFamily.MOBILENET, ModelFamily.RESNET);
    }

    @Test
    void isEmptyWithoutFilesAndSaysWhereTheyBelong() throws Exception {
        assertThat(first().load()).isEmpty();
        assertThat(first().wholeNetwork()).isEmpty();
        assertThat(first().location())
                .contains(models.resolve("bodypix-mobilenet-050").toString(), "stride16");
        assertThat(first().inputSize()).isEqualTo(MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"8, 321, 241", "16, 321, 241", "32, 321, 225"})
    void takesTheOriginalsMediumSizeForTheStrideThatIsThere(int stride, int width, int height) throws Exception {
        Files.move(install(), first().folder().resolve("model-stride" + stride + ".json"));

        assertThat(first().inputSize()).isEqualTo(new ImageSize(width, height));
    }

    /** Bilinear with the corner cells on the corners, then the probability: the slow way. */
    private static NaivePicture enlarged(NaivePicture logits, int height, int width) {
        return NaivePicture.of(height, width, 1, (y, x, c) -> {
            double fromY = (double) y * (logits.height() - 1) / (height - 1);
            double fromX = (double) x * (logits.width() - 1) / (width - 1);
            int top = (int) Math.min(fromY, logits.height() - 2);
            int left = (int) Math.min(fromX, logits.width() - 2);
            double dy = fromY - top;
            double dx = fromX - left;
            double logit = (logits.at(top, left, 0) * (1 - dx) + logits.at(top, left + 1, 0) * dx) * (1 - dy)
                    + (logits.at(top + 1, left, 0) * (1 - dx) + logits.at(top + 1, left + 1, 0) * dx) * dy;
            return (float) (1 / (1 + Math.exp(-logit)));
        });
    }

    @Test
    void givesTheMaskThatTheOriginalMakesOfTheLogits() throws Exception {
        install();
        NaivePicture levels = NaivePicture.random(241, 321, 3, 9).map((value, i) -> value / 4 + 0.5);
        NaivePicture prepared = levels.map((value, i) ->
                value * 255 * Architecture.MOBILENET_V1.scale() + Architecture.MOBILENET_V1.offset(i % 3));
        float[] expected = enlarged(SmallBodyPix.expected(prepared, BodyPixHead.SEGMENTS), 241, 321)
                .values();

        try (OnnxModel network = OnnxModel.load(first().id(), first().load().orElseThrow());
                OnnxTensors inputs = new OnnxTensors("test");
                OnnxTensors outputs = new OnnxTensors("test")) {
            assertThat(network.inputSize()).isEqualTo(MEDIUM);
            assertThat(network.outputSize()).isEqualTo(MEDIUM);
            inputs.add(ImportedModel.INPUT, 1, 3, 241, 321).put(0, levels.planes());
            FloatBuffer person = outputs.add(ImportedModel.OUTPUT, 1, 1, 241, 321);
            network.run(inputs.byName(), outputs.byName());
            float[] found = new float[person.capacity()];
            person.get(0, found);

            assertThat(found).containsExactly(expected, within(2e-5f));
        }
    }

    @Test
    void runsInTheCatalogue() throws Exception {
        install();
        try (ModelCatalog catalogue = new ModelCatalog(java.util.List.of(first()))) {
            assertThat(catalogue.find(first().id()).orElseThrow().state()).isInstanceOf(Installed.class);
        }
    }

    @Test
    void isRefusedInTheCatalogueWithFileAndReason() throws Exception {
        install();
        Files.delete(first().folder().resolve("group1-shard1of1.bin"));
        try (ModelCatalog catalogue = new ModelCatalog(java.util.List.of(first()))) {
            NotInstalled state =
                    (NotInstalled) catalogue.find(first().id()).orElseThrow().state();

            assertThat(state.reason()).isEqualTo(Reason.FILES_REFUSED);
            assertThat(state.detail()).contains("group1-shard1of1.bin is missing", "model-stride16.json");
        }
    }

    @Test
    void refusesAFileOfAnotherStrideThanItsNameSays() throws Exception {
        Files.move(install(), first().folder().resolve("model-stride32.json"));

        assertThatThrownBy(() -> first().load())
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining("model-stride32.json")
                .hasMessageContaining("16");
    }

    @Test
    void sharesOneWholeNetworkAmongSeveralUsers() throws Exception {
        install();
        NaivePicture picture = NaivePicture.random(33, 33, 3, 4);
        BodyPixGraph graph = first().wholeNetwork().orElseThrow();
        try (BodyPixSession session = BodyPixSession.load("test", graph, 1);
                OnnxBodyPixNetwork one = new OnnxBodyPixNetwork(session, false)) {
            try (OnnxBodyPixNetwork other = new OnnxBodyPixNetwork(session, false)) {
                other.run(new float[3 * 17 * 17], 17, 17);
            }

            float[] segments = one.run(picture.planes(), 33, 33).segments();

            assertThat(segments[0])
                    .isCloseTo(
                            SmallBodyPix.expected(picture, BodyPixHead.SEGMENTS).values()[0], within(1e-4f));
        }
    }
}
