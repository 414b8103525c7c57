package app.selfie.modelfiles;

import static app.selfie.modelfiles.TfjsFile.ints;
import static app.selfie.modelfiles.TfjsFile.text;
import static app.selfie.modelfiles.TfjsFile.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.modelfiles.TfjsPicture.Side;
import app.selfie.segmentation.GraphRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator against the same written slowly, through files and ONNX Runtime. */
class TfjsTranslatorTest {

    private static final NaivePicture IN = NaivePicture.random(11, 8, 3, 7);

    @TempDir
    Path folder;

    private static float[] random(int length, long seed) {
        return NaivePicture.random(1, 1, length, seed).values();
    }

    private TfjsFile file() {
        return new TfjsFile().placeholder("in");
    }

    private byte[] translate(TfjsFile file, NaivePicture in, TfjsPicture[] out) throws Exception {
        TfjsModel model = TfjsReader.read(file.write(folder));
        OnnxGraphWriter onnx = new OnnxGraphWriter(1 << 20);
        onnx.input("x", 1, in.channels(), in.height(), in.width());
        TfjsPicture input = TfjsPicture.of("x", Side.fixed(in.height()), Side.fixed(in.width()), in.channels());
        TfjsPicture picture = Objects.requireNonNull(
                new TfjsTranslator(model, onnx, input).translate(List.of("out")).get("out"));
        onnx.node("Identity", List.of(picture.name()), "y");
        onnx.output("y", 1, picture.channels(), -1, -1);
        out[0] = picture;
        return onnx.toBytes();
    }

    private void requireEqual(TfjsFile file, NaivePicture expected) throws Exception {
        TfjsPicture[] out = new TfjsPicture[1];
        byte[] onnx = translate(file, IN, out);
        assertThat(out[0].channels()).isEqualTo(expected.channels());
        assertThat(out[0].height()).isEqualTo(Side.fixed(expected.height()));
        assertThat(out[0].width()).isEqualTo(Side.fixed(expected.width()));
        float[] found = GraphRunner.run(
                onnx, "x", IN.planes(), new long[] {1, IN.channels(), IN.height(), IN.width()}, "y", new long[] {
                    1, expected.channels(), expected.height(), expected.width()
                });
        assertThat(found).containsExactly(expected.planes(), within(2e-5f));
    }

    @ParameterizedTest
    @CsvSource({
        "SAME, 1, 1, 1",
        "SAME, 3, 1, 1",
        "SAME, 3, 2, 1",
        "SAME, 3, 1, 2",
        "SAME, 2, 2, 1",
        "SAME, 5, 3, 1",
        "VALID, 1, 2, 1",
        "VALID, 3, 1, 1",
        "VALID, 3, 2, 1",
        "VALID, 3, 1, 3",
        "VALID, 2, 3, 2"
    })
    void convolves(String padding, int size, int stride, int dilation) throws Exception {
        float[] kernel = random(size * size * 3 * 5, 1);
        TfjsFile file = file().floats("k", kernel, size, size, 3, 5)
                .node("Conv2D", "out", window(padding, stride, dilation), "in", "k");

        requireEqual(file, IN.conv(kernel, size, 5, stride, new int[] {dilation, dilation}, padding.equals("SAME")));
    }

    @ParameterizedTest
    @CsvSource({"SAME, 3, 1, 1, 1", "SAME, 3, 2, 1, 2", "SAME, 3, 1, 4, 1", "VALID, 3, 2, 1, 1", "VALID, 2, 1, 2, 3"})
    void convolvesEachChannelByItself(String padding, int size, int stride, int dilation, int multiplier)
            throws Exception {
        float[] kernel = random(size * size * 3 * multiplier, 1);
        TfjsFile file = file().floats("k", kernel, size, size, 3, multiplier)
                .node("DepthwiseConv2dNative", "out", window(padding, stride, dilation), "in", "k");

        requireEqual(
                file,
                IN.depthwise(kernel, size, multiplier, stride, new int[] {dilation, dilation}, padding.equals("SAME")));
    }

    @Test
    void readsTheInnerTwoDilationsAsTensorFlowJsDoes() throws Exception {
        float[] kernel = random(3 * 3 * 3 * 2, 1);
        TfjsFile file = file().floats("k", kernel, 3, 3, 3, 2).node("Conv2D", "out", window("SAME", 1, 1), "in", "k");
        file.attributes("out").put("dilations", ints(2, 2, 1, 1));

        requireEqual(file, IN.conv(kernel, 3, 2, 1, new int[] {2, 1}, true));
    }

    @Test
    void addsABiasToAConvolutionAndToAnythingElse() throws Exception {
        float[] kernel = random(3 * 3 * 3 * 4, 1);
        float[] bias = random(4, 2);
        TfjsFile file = file().floats("k", kernel, 3, 3, 3, 4)
                .floats("b", bias, 4)
                .node("Conv2D", "c", window("SAME", 1, 1), "in", "k")
                .node("BiasAdd", "once", Map.of(), "c", "b")
                .node("BiasAdd", "out", Map.of("data_format", text("NHWC")), "once", "b");

        requireEqual(
                file,
                IN.conv(kernel, 3, 4, 1, new int[] {1, 1}, true).plus(bias).plus(bias));
    }

    @Test
    void addsNoBiasTwiceWhereAConvolutionIsReadTwice() throws Exception {
        float[] kernel = random(3 * 4, 1);
        float[] bias = random(4, 2);
        TfjsFile file = file().floats("k", kernel, 1, 1, 3, 4)
                .floats("b", bias, 4)
                .node("Conv2D", "c", window("SAME", 1, 1), "in", "k")
                .node("BiasAdd", "biased", Map.of(), "c", "b")
                .node("Add", "out", Map.of(), "c", "biased");
        NaivePicture convolved = IN.conv(kernel, 1, 4, 1, new int[] {1, 1}, true);

        requireEqual(
                file, convolved.plus(bias).map((value, i) -> value + convolved.values()[i]));
    }

    @Test
    void rectifies() throws Exception {
        requireEqual(file().node("Relu", "out", Map.of(), "in"), IN.map((value, i) -> Math.max(0, value)));
    }

    @Test
    void rectifiesUpToSix() throws Exception {
        TfjsFile file = file().node("Add", "a", Map.of(), "in", "in")
                .node("Add", "b", Map.of(), "a", "a")
                .node("Relu6", "out", Map.of(), "b");

        requireEqual(file, IN.map((value, i) -> Math.clamp(4 * value, 0, 6)));
    }

    @Test
    void takesTheLesserAndTheGreaterOfAPictureAndANumber() throws Exception {
        TfjsFile file = file().floats("one", new float[] {1}, new int[0])
                .quantized("zero", "float32", 1, new int[] {0}, 1, -0.25, new int[0])
                .node("Minimum", "m", Map.of(), "in", "one")
                .node("Maximum", "out", Map.of(), "m", "zero");

        requireEqual(file, IN.map((value, i) -> Math.clamp(value, -0.25, 1)));
    }

    @Test
    void joinsTwoPictures() throws Exception {
        TfjsFile file = file().node("Relu", "r", Map.of(), "in")
                .node("AddV2", "a", Map.of(), "in", "r")
                .node("Minimum", "out", Map.of(), "a", "in");

        requireEqual(file, IN.map((value, i) -> Math.min(value, value + Math.max(0, value))));
    }

    @Test
    void padsAConvolutionWithItsOwnZerosAndThePadsTogether() throws Exception {
        float[] kernel = random(3 * 3 * 3 * 2, 1);
        TfjsFile file = file().integers("p", new int[] {0, 0, 1, 2, 3, 0, 0, 0}, 4, 2)
                .floats("k", kernel, 3, 3, 3, 2)
                .node("Pad", "padded", Map.of(), "in", "p")
                .node("Conv2D", "out", window("SAME", 2, 1), "padded", "k");

        requireEqual(file, IN.pad(1, 2, 3, 0).conv(kernel, 3, 2, 2, new int[] {1, 1}, true));
    }

    @Test
    void padsWhatIsNoConvolution() throws Exception {
        TfjsFile file = file().integers("p", new int[] {0, 0, 1, 2, 3, 0, 0, 0}, 4, 2)
                .node("Pad", "padded", Map.of(), "in", "p")
                .node("Pad", "out", Map.of(), "padded", "p");

        requireEqual(file, IN.pad(2, 4, 6, 0));
    }

    @ParameterizedTest
    @CsvSource({"SAME, 3, 2", "SAME, 2, 2", "VALID, 3, 2", "VALID, 1, 2"})
    void takesTheGreatestOfEachWindow(String padding, int size, int stride) throws Exception {
        TfjsFile file = file().node("MaxPool", "out", window(padding, stride, 1), "in");
        file.attributes("out").put("ksize", ints(1, size, size, 1));

        requireEqual(file, IN.maxPool(size, stride, padding.equals("SAME")));
    }

    private TfjsFile poolOfPadded(String before, String padding, int zeros) {
        TfjsFile file = file().integers("p", new int[] {0, 0, zeros, 1, 1, 1, 0, 0}, 4, 2)
                .node("Relu", "r", Map.of(), "in")
                .node("Pad", "padded", Map.of(), before, "p")
                .node("MaxPool", "out", window(padding, 2, 1), "padded");
        file.attributes("out").put("ksize", ints(1, 3, 3, 1));
        return file;
    }

    @Test
    void poolsZerosOfAPad() throws Exception {
        NaivePicture from = IN.map((value, i) -> Math.max(0, value));

        requireEqual(poolOfPadded("r", "VALID", 2), from.pad(2, 1, 1, 1).maxPool(3, 2, false));
    }

    @ParameterizedTest
    @CsvSource({"in, VALID, 1", "r, SAME, 1", "r, VALID, 3"})
    void refusesToPoolZerosThatOnnxRuntimeWouldLose(String before, String padding, int zeros) {
        requireRefused(poolOfPadded(before, padding, zeros), "MaxPool out", "follows a Pad");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void dequantizes(int width) throws Exception {
        int[] stored =
                new Random(3).ints(3 * 3 * 3 * 2, 0, width == 1 ? 256 : 65536).toArray();
        double scale = width == 1 ? 0.013 : 0.00005;
        float[] kernel = new float[stored.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (stored[i] * scale - 1.7);
        }
        TfjsFile file = file().quantized("k", "float32", width, stored, scale, -1.7, 3, 3, 3, 2)
                .node("Conv2D", "out", window("SAME", 1, 1), "in", "k");

        requireEqual(file, IN.conv(kernel, 3, 2, 1, new int[] {1, 1}, true));
    }

    @Test
    void roundsQuantizedWholeNumbers() throws Exception {
        int[] stored = {0, 0, 255, 170, 85, 0, 0, 0}; // the official ResNet50's own scale: 255 is 3, nearly
        TfjsFile file = file().quantized("p", "int32", 1, stored, 0.011764705882352941, -0.0, 4, 2)
                .node("Pad", "out", Map.of(), "in", "p");

        requireEqual(file, IN.pad(3, 2, 1, 0));
    }

    private void requireRefused(TfjsFile file, String... message) {
        assertThatThrownBy(() -> translate(file, IN, new TfjsPicture[1]))
                .isInstanceOf(ModelImportException.class)
                .satisfies(e -> Assertions.assertThat(e.getMessage()).contains(message));
    }

    @Test
    void refusesAnUnknownOperatorByName() {
        requireRefused(file().node("FusedBatchNormV3", "out", Map.of(), "in"), "FusedBatchNormV3", "out");
    }

    @Test
    void refusesACycle() {
        requireRefused(
                file().node("Add", "a", Map.of(), "in", "out").node("Relu", "out", Map.of(), "a"), "cycle", "out");
    }

    @Test
    void refusesANodeThatReadsItself() {
        requireRefused(file().node("Relu", "out", Map.of(), "out"), "cycle");
    }

    @Test
    void refusesANodeThatIsNotThere() {
        requireRefused(file().node("Relu", "out", Map.of(), "nowhere"), "Relu out", "nowhere");
    }

    @Test
    void refusesAMissingInput() {
        requireRefused(file().node("Add", "out", Map.of(), "in"), "Add out", "1 inputs");
    }

    @Test
    void refusesAKernelForOtherChannels() {
        TfjsFile file = file().floats("k", random(9 * 4 * 2, 1), 3, 3, 4, 2)
                .node("Conv2D", "out", window("SAME", 1, 1), "in", "k");

        requireRefused(file, "Conv2D out", "constant k FLOAT32[3, 3, 4, 2]", "3 channels");
    }

    @Test
    void refusesAKernelOfThreeSides() {
        TfjsFile file =
                file().floats("k", random(12, 1), 2, 3, 2).node("Conv2D", "out", window("SAME", 1, 1), "in", "k");

        requireRefused(file, "Conv2D out", "four sides");
    }

    @Test
    void refusesAKernelLargerThanThePicture() {
        TfjsFile file = file().floats("k", random(9 * 9 * 3, 1), 9, 9, 3, 1)
                .node("Conv2D", "out", window("VALID", 1, 1), "in", "k");

        requireRefused(file, "kernel of 9", "8 pixels");
    }

    @Test
    void refusesABiasOfAnotherLength() {
        TfjsFile file = file().floats("b", random(4, 1), 4).node("BiasAdd", "out", Map.of(), "in", "b");

        requireRefused(file, "BiasAdd out", "expected [3]");
    }

    @Test
    void refusesPicturesOfDifferentSizes() {
        TfjsFile file = file().integers("p", new int[] {0, 0, 1, 0, 0, 0, 0, 0}, 4, 2)
                .node("Pad", "larger", Map.of(), "in", "p")
                .node("Add", "out", Map.of(), "in", "larger");

        requireRefused(file, "Add out", "sizes differ");
    }

    @ParameterizedTest
    @CsvSource({"1 0 0 0 0 0 0 0", "0 0 -1 0 0 0 0 0", "0 0 2000000000 0 0 0 0 0", "0 0 0 0 0 0 0 7"})
    void refusesPaddingsThatNoPictureHas(String zeros) {
        int[] values = java.util.Arrays.stream(zeros.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        TfjsFile file = file().integers("p", values, 4, 2).node("Pad", "out", Map.of(), "in", "p");

        requireRefused(file, "Pad out", "expected 4 pairs");
    }

    @Test
    void refusesStridesOverChannels() {
        TfjsFile file = file().node("MaxPool", "out", window("SAME", 1, 1), "in");
        file.attributes("out").put("strides", ints(1, 1, 1, 2));

        requireRefused(file, "MaxPool out.attr.strides", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65, 2_000_000_000})
    void refusesAStrideOutOfRange(int stride) {
        TfjsFile file = file().node("MaxPool", "out", window("SAME", stride, 1), "in");

        requireRefused(file, "MaxPool out.attr.strides", "1 to 64");
    }

    @Test
    void refusesAnUnknownPadding() {
        TfjsFile file = file().node("MaxPool", "out", window("EXPLICIT", 1, 1), "in");

        requireRefused(file, "MaxPool out", "EXPLICIT");
    }

    @Test
    void refusesChannelsFirst() {
        TfjsFile file = file().node("MaxPool", "out", window("SAME", 1, 1), "in");
        file.attributes("out").put("data_format", text("NCHW"));

        requireRefused(file, "NHWC");
    }

    @Test
    void refusesFloatsWhereAPaddingIsExpected() {
        TfjsFile file = file().floats("p", random(8, 1), 4, 2).node("Pad", "out", Map.of(), "in", "p");

        requireRefused(file, "constant p", "whole numbers");
    }

    @Test
    void refusesNumbersThatAreNone() {
        TfjsFile file =
                file().floats("b", new float[] {1, Float.NaN, 2}, 3).node("BiasAdd", "out", Map.of(), "in", "b");

        requireRefused(file, "constant b", "NaN", "element 1");
    }

    @Test
    void refusesMoreWorkThanAnybodyWaitsFor() {
        TfjsFile file = file().floats("k", random(3 * 4000, 1), 1, 1, 3, 4000).floats("l", random(1, 1), 1);
        String last = "in";
        for (int i = 0; i < 4; i++) {
            file.integers("p" + i, new int[] {0, 0, 64, 64, 64, 64, 0, 0}, 4, 2)
                    .node("Pad", "padded" + i, Map.of(), last, "p" + i);
            last = "padded" + i;
        }
        file.node("Conv2D", "c", window("SAME", 1, 1), last, "k");
        last = "c";
        for (int i = 0; i < 20; i++) {
            file.node("Relu", "r" + i, Map.of(), last);
            last = "r" + i;
        }
        file.node("Relu", "out", Map.of(), last);

        requireRefused(file, "computed elements");
    }

    @Test
    void followsAChainAsLongAsTheFileMayBe() throws Exception {
        TfjsFile file = file();
        String last = "in";
        for (int i = 0; i < 3000; i++) {
            file.node("Relu", "r" + i, Map.of(), last);
            last = "r" + i;
        }
        file.node("Relu", "out", Map.of(), last);

        assertThat(translate(file, IN, new TfjsPicture[1])).isNotEmpty();
    }
}
