package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.GraphRunner;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in networks, rewritten and as they were translated, must say the same of every picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphRewriteTest {

    /** Of a probability 0..1. Rounding alone is a ten thousandth of it. */
    private static final float TOLERANCE = 1e-3f;

    private static final ImageSize SIZE = new ImageSize(320, 240);

    private final List<Frame> frames = frames();

    @AfterAll
    void close() {
        frames.forEach(Frame::close);
    }

    /** The drawn person in many places, nobody, and noise of every brightness. */
    private static List<Frame> frames() {
        Random random = new Random(5);
        List<Frame> frames = new ArrayList<>();
        Portrait portrait = new Portrait(SIZE.widthPx(), SIZE.heightPx());
        for (int i = 0; i < 16; i++) {
            Pose pose =
                    new Pose(0.2 + 0.6 * random.nextDouble(), 0.15 + 0.4 * random.nextDouble(), random.nextDouble());
            BufferedImage picture = portrait.picture(pose);
            frames.add(Frame.of(SIZE, ((DataBufferByte) picture.getRaster().getDataBuffer()).getData()));
        }
        for (int i = 0; i < 8; i++) {
            byte[] noise = new byte[Math.toIntExact(SIZE.pixels() * Frame.CHANNELS)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) random.nextInt(1 + 32 * i);
            }
            frames.add(Frame.of(SIZE, noise));
        }
        return frames;
    }

    static Stream<Arguments> rewrites() {
        return BuiltInFiles.ALL.stream()
                .flatMap(model -> Stream.concat(
                                Stream.of(GraphRewrite.values()).map(EnumSet::of),
                                Stream.of(EnumSet.allOf(GraphRewrite.class)))
                        .map(rewrites -> Arguments.of(model, rewrites)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rewrites")
    void saysTheSameAsTheNetworkAsItWasTranslated(String model, Set<GraphRewrite> rewrites) throws Exception {
        float largest = 0;
        float surest = 0;
        SegmentationMask expected = new SegmentationMask();
        SegmentationMask found = new SegmentationMask();
        try (PersonSegmenter slow = load(model, Set.of());
                PersonSegmenter quick = load(model, rewrites)) {
            for (Frame frame : frames) {
                slow.segment(frame, SIZE.whole(), expected);
                quick.segment(frame, SIZE.whole(), found);
                int cells = expected.width() * expected.height();
                assertThat(found.width() * found.height()).isEqualTo(cells);
                for (int i = 0; i < cells; i++) {
                    float p = expected.probabilities()[i];
                    largest = Math.max(largest, Math.abs(p - found.probabilities()[i]));
                    surest = Math.max(surest, p);
                }
            }
        }
        System.out.printf("%s, %s: largest difference %.1e%n", model, rewrites, largest);
        assertThat(surest).as("somebody was seen").isGreaterThan(0.99f);
        assertThat(largest).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("rewrites")
    void changesTheGraph(String model, Set<GraphRewrite> rewrites) throws Exception {
        assertThat(graph(model, rewrites).getNodeList())
                .isNotEqualTo(graph(model, Set.of()).getNodeList());
    }

    static Stream<String> models() {
        return BuiltInFiles.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void leavesNothingThatBreaksTheBlockedLayout(String model) throws Exception {
        GraphProto graph = graph(model, EnumSet.allOf(GraphRewrite.class));

        assertThat(operators(graph)).doesNotContain("ConvTranspose");
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Conv")) {
                assertThat(writer(graph, node.getInput(0)).filter(GraphRewriteTest::isLinear))
                        .as("what %s reads", node.getOutput(0))
                        .isEmpty();
            }
        }
    }

    /** The residual sums are read by others too and have to stay. */
    @ParameterizedTest
    @MethodSource("models")
    void takesOutOnlySumsOfWhichNothingButTheMeanIsRead(String model) throws Exception {
        GraphProto before = graph(model, Set.of());
        GraphProto after = graph(model, EnumSet.of(GraphRewrite.MEAN_OF_SUM));

        long onlyAveraged = before.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Add"))
                .filter(add -> before.getNodeList().stream()
                        .filter(reader -> reader.getInputList().contains(add.getOutput(0)))
                        .allMatch(reader -> reader.getOpType().equals("GlobalAveragePool")))
                .count();
        assertThat(onlyAveraged).isEqualTo(3);
        assertThat(operators(after).filter("GlobalAveragePool"::equals).count())
                .isEqualTo(operators(before).filter("GlobalAveragePool"::equals).count() + onlyAveraged);
    }

    private static Stream<String> operators(GraphProto graph) {
        return graph.getNodeList().stream().map(NodeProto::getOpType);
    }

    private static Optional<NodeProto> writer(GraphProto graph, String name) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOutput(0).equals(name))
                .findFirst();
    }

    private static boolean isLinear(NodeProto node) {
        return node.getOpType().equals("Resize")
                && node.getAttributeList().stream()
                        .anyMatch(mode -> mode.getS().toStringUtf8().equals("linear"));
    }

    private static GraphProto graph(String model, Set<GraphRewrite> rewrites) throws Exception {
        return ModelProto.parseFrom(TfliteImporter.importModel(BuiltInFiles.read(model), rewrites)
                        .onnx())
                .getGraph();
    }

    private static PersonSegmenter load(String model, Set<GraphRewrite> rewrites) throws Exception {
        return GraphRunner.segmenter(TfliteImporter.importModel(BuiltInFiles.read(model), rewrites));
    }
}
