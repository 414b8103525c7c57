package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixOutputs;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.NaivePicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The networks against what the real library got out of them, number by number. */
@NeedsFixtures
class BodyPixParityTest {

    private static final float GOAL = 1e-3f;

    @TempDir
    Path folder;

    @Test
    void equalsEveryRecordedTensorOfMobileNet() throws Exception {
        try (BodyPixNetwork network =
                BodyPixModels.open(BodyPixFixtures.model("bodypix-mobilenet050-stride16", folder))) {
            for (String recorded : BodyPixFixtures.recordedCases()) {
                BodyPixOutputs outputs = BodyPixFixtures.run(network, BodyPixFixtures.input(recorded));
                for (BodyPixHead head : BodyPixHead.values()) {
                    NaivePicture expected = BodyPixFixtures.tensor(
                            FixtureFolder.resolve("bodypix/raw").resolve(recorded), BodyPixGraph.outputName(head));
                    float difference = BodyPixFixtures.difference(outputs, head, expected);
                    System.out.printf("%s %s: at most %.1e%n", recorded, head, difference);
                    assertThat(difference).as(recorded + " " + head).isLessThan(GOAL);
                }
            }
        }
    }

    /** Half a step of each weight adds up: the recorded differences over ten photographs are 0.18 and 7.6. */
    @ParameterizedTest
    @CsvSource({"quant2, 0.3", "quant1, 9"})
    void saysNearlyTheSameWithQuantizedWeights(String quantization, float most) throws Exception {
        try (BodyPixNetwork network =
                BodyPixModels.open(BodyPixFixtures.model("bodypix-mobilenet050-stride16-" + quantization, folder))) {
            for (String recorded : BodyPixFixtures.recordedCases()) {
                BodyPixOutputs outputs = BodyPixFixtures.run(network, BodyPixFixtures.input(recorded));
                NaivePicture expected = BodyPixFixtures.tensor(
                        FixtureFolder.resolve("bodypix/raw").resolve(recorded), "segments");

                assertThat(BodyPixFixtures.difference(outputs, BodyPixHead.SEGMENTS, expected))
                        .isBetween(1e-4f, most);
            }
        }
    }

    @Test
    void equalsTheRecordedTensorsOfResNet() throws Exception {
        Path expected = FixtureFolder.resolve("models/bodypix-resnet50-stride16-synthetic/expected");
        NaivePicture levels = BodyPixFixtures.input(
                        BodyPixFixtures.meta(expected).get("photo").stringValue() + "-medium-t0.7")
                .map((value, i) -> (value + 1.0) * 127.5);
        try (BodyPixNetwork network = BodyPixModels.open(SyntheticResNet.write(folder))) {
            assertThat(network.architecture()).isEqualTo(Architecture.RESNET_50);
            assertThat(network.outputStride()).isEqualTo(16);
            BodyPixOutputs outputs = BodyPixFixtures.run(
                    network, levels.map((value, i) -> value + Architecture.RESNET_50.offset(i % 3)));
            for (BodyPixHead head : new BodyPixHead[] {BodyPixHead.SEGMENTS, BodyPixHead.HEATMAPS}) {
                float difference = BodyPixFixtures.difference(
                        outputs, head, BodyPixFixtures.tensor(expected, BodyPixGraph.outputName(head)));
                System.out.printf("ResNet50 %s: at most %.1e%n", head, difference);
                assertThat(difference).as(head.name()).isLessThan(GOAL);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 8", "0.5, 16", "0.5, 32", "0.75, 8", "0.75, 16", "0.75, 32", "1, 8", "1, 16", "1, 32"})
    void loadsAndRunsEveryMobileNet(double multiplier, int stride) throws Exception {
        Path json = WiderMobileNet.write(folder, multiplier, stride);
        try (BodyPixNetwork network = BodyPixModels.open(json)) {
            assertThat(network.outputStride()).isEqualTo(stride);

            BodyPixOutputs outputs = BodyPixFixtures.run(network, NaivePicture.random(2 * 32 + 1, 3 * 32 + 1, 3, 1));

            assertThat(outputs.height()).isEqualTo(64 / stride + 1);
            assertThat(outputs.width()).isEqualTo(96 / stride + 1);
            for (BodyPixHead head : BodyPixHead.values()) {
                for (float value : outputs.values(head)) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    /** The official file has a stride where that of 16 has none, and no dilations after it. */
    @Test
    void loadsAndRunsResNetOfStride32() throws Exception {
        JsonMapper mapper = new JsonMapper();
        JsonNode root = mapper.readTree(Files.readAllBytes(SyntheticResNet.write(folder)));
        for (JsonNode node : root.at("/modelTopology/node").values()) {
            String name = node.get("name").stringValue();
            if (name.contains("block3/unit_6") && (name.contains("conv2") || name.endsWith("/shortcut/MaxPool"))) {
                setInner(node.at("/attr/strides/list/i"), "2");
            }
            if (name.contains("block4") && name.contains("conv2")) {
                setInner(node.at("/attr/dilations/list/i"), "1");
            }
        }
        Path json = Files.write(folder.resolve("model-stride32.json"), mapper.writeValueAsBytes(root));
        try (BodyPixNetwork network = BodyPixModels.open(json)) {
            assertThat(network.outputStride()).isEqualTo(32);

            BodyPixOutputs outputs = BodyPixFixtures.run(network, NaivePicture.random(65, 97, 3, 1));

            assertThat(outputs.height()).isEqualTo(3);
            assertThat(outputs.width()).isEqualTo(4);
        }
    }

    private static void setInner(JsonNode four, String value) {
        if (four instanceof ArrayNode list) { // nodes without strides have none to change
            list.removeAll();
            List.of("1", value, value, "1").forEach(list::add);
        }
    }
}
