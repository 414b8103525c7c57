package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixOutputs;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.modelfiles.NaivePicture;
import app.selfie.modelfiles.SmallBodyPix;
import app.selfie.modelfiles.TfjsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BodyPixModelsTest {

    @TempDir
    Path folder;

    private BodyPixNetwork open() throws Exception {
        return BodyPixModels.open(SmallBodyPix.file().write(folder, 777));
    }

    private static void requireHeads(BodyPixNetwork network, int height, int width) {
        NaivePicture picture = NaivePicture.random(height, width, 3, height);

        BodyPixOutputs outputs = network.run(picture.planes(), height, width);

        assertThat(outputs.height()).isEqualTo((height - 1) / 16 + 1);
        assertThat(outputs.width()).isEqualTo((width - 1) / 16 + 1);
        for (BodyPixHead head : BodyPixHead.values()) {
            float[] expected = SmallBodyPix.expected(picture, head).values();
            assertThat(Arrays.copyOf(outputs.values(head), expected.length))
                    .as(head.name())
                    .containsExactly(expected, within(1e-4f));
        }
    }

    @Test
    void saysOfPicturesOfSeveralSizesWhatTheNaiveNetworkSays() throws Exception {
        try (BodyPixNetwork network = open()) {
            requireHeads(network, 33, 49);
            requireHeads(network, 97, 17);
            requireHeads(network, 33, 49);
        }
    }

    @Test
    void knowsArchitectureAndStride() throws Exception {
        try (BodyPixNetwork network = open()) {
            assertThat(network.architecture()).isEqualTo(Architecture.MOBILENET_V1);
            assertThat(network.outputStride()).isEqualTo(SmallBodyPix.STRIDE);
        }
    }

    @Test
    void givesTheSameObjectEveryTime() throws Exception {
        try (BodyPixNetwork network = open()) {
            float[] input = new float[3 * 33 * 33];

            assertThat(network.run(input, 33, 33)).isSameAs(network.run(input, 17, 17));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 33", "33, 32", "1, 33", "0, 33", "-15, 33", "16385, 17"})
    void refusesASideThatTheStrideDoesNotDivide(int height, int width) throws Exception {
        try (BodyPixNetwork network = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.run(new float[100_000], height, width))
                    .withMessageContaining("one more than a multiple of 16");
        }
    }

    @Test
    void refusesTooShortAnInput() throws Exception {
        try (BodyPixNetwork network = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.run(new float[3 * 33 * 33 - 1], 33, 33))
                    .withMessageContaining("33x33 has 3267 values, the input has 3266");
        }
    }

    @Test
    void refusesToRunOnceClosed() throws Exception {
        BodyPixNetwork network = open();
        network.close();
        network.close();

        assertThatIllegalStateException().isThrownBy(() -> network.run(new float[3 * 33 * 33], 33, 33));
    }

    @Test
    void refusesNoThreads() throws Exception {
        Path json = SmallBodyPix.file().write(folder);

        assertThatIllegalArgumentException().isThrownBy(() -> BodyPixModels.open(json, 0));
    }

    private void requireRefused(TfjsFile file, String... message) throws Exception {
        Path json = file.write(folder);

        assertThatThrownBy(() -> BodyPixModels.open(json))
                .isInstanceOf(ModelImportException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(message).contains(TfjsFile.JSON));
    }

    @ParameterizedTest
    @EnumSource(BodyPixHead.class)
    void refusesANetworkWithoutOneOfTheOutputs(BodyPixHead head) throws Exception {
        TfjsFile file = SmallBodyPix.file();
        file.node(SmallBodyPix.nodeName(head)).put("name", "elsewhere");

        requireRefused(file, "0 nodes", BodyPixGraph.outputName(head));
    }

    @Test
    void refusesTwoOutputsOfOneName() throws Exception {
        TfjsFile file = SmallBodyPix.file().node("Relu", "float_displacement_fwd", Map.of(), "sub_2");

        requireRefused(file, "2 nodes", "displacement_fwd");
    }

    @Test
    void refusesAnOutputOfOtherChannels() throws Exception {
        TfjsFile file = SmallBodyPix.file();
        file.node("float_segments").put("name", "was_segments");
        file.node("float_heatmaps").put("name", "float_segments");
        file.node("was_segments").put("name", "float_heatmaps");

        requireRefused(file, "output float_", "channels, expected");
    }

    @Test
    void refusesANetworkOfNeitherArchitecture() throws Exception {
        TfjsFile file = SmallBodyPix.file().node("Relu", "resnet_v1_50/relu", Map.of(), "sub_2");

        requireRefused(file, "both");
    }

    @Test
    void refusesAnOutputStrideThatBodyPixHasNot() throws Exception {
        TfjsFile file = SmallBodyPix.file();
        file.attributes("MobilenetV1/layer1/conv").put("strides", TfjsFile.ints(1, 1, 1, 1));
        file.attributes("MobilenetV1/layer2/conv").put("strides", TfjsFile.ints(1, 1, 1, 1));

        requireRefused(file, "output stride of 4");
    }

    @Test
    void refusesOutputsOnDifferentGrids() throws Exception {
        TfjsFile file = SmallBodyPix.file();
        file.attributes("float_heatmaps/conv").put("strides", TfjsFile.ints(1, 2, 2, 1));

        requireRefused(file, "float_heatmaps");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> BodyPixModels.open(folder.resolve("model-stride8.json")))
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining("model-stride8.json is missing");
    }

    @Test
    void refusesShardsThatAreNotThoseOfTheListBesideThem() throws Exception {
        Path json = SmallBodyPix.file().write(folder);
        Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  " + TfjsFile.JSON + "\n");

        assertThatThrownBy(() -> BodyPixModels.open(json))
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining("SHA-256")
                .hasMessageContaining(TfjsFile.JSON);
    }
}
