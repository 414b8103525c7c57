package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.GraphRunner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs imported convolutions in ONNX Runtime and compares them with the definition, written out naively here. */
class TfliteConvolutionsTest {

    private static final int SAME = 0;
    private static final int VALID = 1;

    private final Random random = new Random(7);

    private float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static int outputs(int padding, int input, int kernel, int stride, int dilation) {
        int reach = (kernel - 1) * dilation + 1;
        return padding == SAME ? (input + stride - 1) / stride : (input - reach) / stride + 1;
    }

    /** What TensorFlow adds before the first pixel. */
    private static int before(int padding, int input, int output, int kernel, int stride, int dilation) {
        return padding == VALID ? 0 : Math.max(0, (output - 1) * stride + (kernel - 1) * dilation + 1 - input) / 2;
    }

    @ParameterizedTest
    @CsvSource({"0,9,7,3,1,1", "0,9,7,3,2,1", "0,8,6,3,2,1", "1,9,7,3,2,1", "0,9,7,3,1,2", "0,8,8,5,2,1", "0,5,5,1,1,1"
    })
    void convolvesAsTensorFlowDoes(int padding, int height, int width, int kernel, int stride, int dilation)
            throws Exception {
        int outHeight = outputs(padding, height, kernel, stride, dilation);
        int outWidth = outputs(padding, width, kernel, stride, dilation);
        float[] weights = numbers(kernel * kernel * 3);
        float[] input = numbers(height * width * 3); // channels last
        TfliteFile file = new TfliteFile();
        int in = file.computed(1, height, width, 3);
        int out = file.computed(1, outHeight, outWidth, 1);
        int[] operands = {in, file.floats(weights, 1, kernel, kernel, 3), file.floats(new float[] {0.25f}, 1)};
        file.operator(3, operands, out, 1, padding, stride, stride, 0, dilation, dilation);

        float[] found = run(file.from(in).to(out), input);

        int top = before(padding, height, outHeight, kernel, stride, dilation);
        int left = before(padding, width, outWidth, kernel, stride, dilation);
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                double sum = 0.25;
                for (int k = 0; k < kernel * kernel; k++) {
                    int sourceY = y * stride - top + k / kernel * dilation;
                    int sourceX = x * stride - left + k % kernel * dilation;
                    for (int c = 0; c < 3 && inside(sourceY, height) && inside(sourceX, width); c++) {
                        sum += weights[3 * k + c] * input[(sourceY * width + sourceX) * 3 + c];
                    }
                }
                assertThat((double) found[y * outWidth + x])
                        .as("(%d, %d)", x, y)
                        .isCloseTo(sum, within(1e-5));
            }
        }
    }

    private static boolean inside(int at, int side) {
        return at >= 0 && at < side;
    }

    @Test
    void convolvesEachChannelByItself() throws Exception {
        float[] kernel = numbers(3 * 3 * 6); // two outputs for each of three channels
        float[] input = numbers(5 * 4 * 3);
        float[] mix = numbers(6);
        TfliteFile file = new TfliteFile();
        int in = file.computed(1, 5, 4, 3);
        int middle = file.computed(1, 5, 4, 6);
        int out = file.computed(1, 5, 4, 1);
        int[] first = {in, file.floats(kernel, 1, 3, 3, 6), file.floats(new float[6], 6)};
        int[] second = {middle, file.floats(mix, 1, 1, 1, 6), file.floats(new float[1], 1)};
        file.operator(4, first, middle, 2, SAME, 1, 1, 2).operator(3, second, out, 1, SAME, 1, 1);

        float[] found = run(file.from(in).to(out), input);

        for (int i = 0; i < found.length; i++) {
            double sum = 0;
            for (int k = 0; k < 9; k++) {
                int y = i / 4 + k / 3 - 1;
                int x = i % 4 + k % 3 - 1;
                for (int c = 0; c < 6 && inside(y, 5) && inside(x, 4); c++) {
                    sum += mix[c] * kernel[6 * k + c] * input[(y * 4 + x) * 3 + c / 2];
                }
            }
            assertThat((double) found[i]).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void spreadsEachPixelOverAKernel() throws Exception {
        float[] kernel = numbers(2 * 2 * 3);
        float[] input = numbers(3 * 4 * 3);
        byte[] sameAndStrideTwo = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(2)
                .putInt(2)
                .array();
        TfliteFile file = new TfliteFile();
        int in = file.computed(1, 3, 4, 3);
        int out = file.computed(1, 6, 8, 1);
        int[] operands = {in, file.floats(kernel, 1, 2, 2, 3), file.floats(new float[] {-0.5f}, 1)};
        file.custom("Convolution2DTransposeBias", operands, out, sameAndStrideTwo);

        float[] found = run(file.from(in).to(out), input);

        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                double sum = -0.5;
                for (int c = 0; c < 3; c++) {
                    sum += kernel[(y % 2 * 2 + x % 2) * 3 + c] * input[(y / 2 * 4 + x / 2) * 3 + c];
                }
                assertThat((double) found[y * 8 + x]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void readsSixteenBitWeights() throws Exception {
        TfliteFile file = new TfliteFile();
        int in = file.computed(1, 1, 1, 3);
        int out = file.computed(1, 1, 1, 1);
        int half = file.halves(new float[] {0.5f, -2, 1024}, 1, 1, 1, 3);
        int kernel = file.computed(1, 1, 1, 3);
        file.operator(6, new int[] {half}, kernel, 0).version(2);
        file.operator(3, new int[] {in, kernel, file.floats(new float[1], 1)}, out, 1, SAME, 1, 1);

        float[] found = run(file.from(in).to(out), new float[] {2, 3, 1});

        assertThat(found).containsExactly(1 - 6 + 1024);
    }

    private static float[] run(TfliteFile file, float[] channelsLast) throws Exception {
        ImportedModel imported = TfliteImporter.importModel(file.toBytes());
        ImageSize size = imported.inputSize();
        int pixels = (int) size.pixels();
        float[] planes = new float[3 * pixels];
        for (int i = 0; i < channelsLast.length; i++) {
            planes[i % 3 * pixels + i / 3] = channelsLast[i];
        }
        ImageSize outSize = imported.outputSize();
        return GraphRunner.run(
                imported.onnx(),
                ImportedModel.INPUT,
                planes,
                new long[] {1, 3, size.heightPx(), size.widthPx()},
                ImportedModel.OUTPUT,
                new long[] {1, 1, outSize.heightPx(), outSize.widthPx()});
    }
}
