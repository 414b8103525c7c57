package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import app.selfie.modelfiles.TfliteModel.Operator;
import app.selfie.modelfiles.TfliteModel.Tensor;
import app.selfie.modelfiles.TfliteValues.Picture;
import java.nio.ByteBuffer;
import java.util.List;

/** The three convolutions: plain, one channel at a time, and transposed. */
final class TfliteConvolutions {

    /** Far above any network for pictures; keeps the arithmetic inside 64 bits. */
    private static final int MAX_STRIDE = 64;

    /** A few seconds on one core, thousands of times the built-in networks' work. */
    private static final long MAX_MULTIPLICATIONS = 1L << 38;

    private static final int SAME = 0;
    private static final int VALID = 1;
    /** In a custom operator's parameters the numbering is another one: 0 unknown, 1 same, 2 valid. */
    private static final int CUSTOM_SAME = 1;

    private static final int CUSTOM_VALID = 2;

    private final OnnxGraphWriter onnx;
    private final TfliteValues values;
    private long multiplications;

    TfliteConvolutions(OnnxGraphWriter onnx, TfliteValues values) {
        this.onnx = onnx;
        this.values = values;
    }

    /** Kernels are {out, h, w, in} in the file and {out, in, h, w} in ONNX. */
    Picture plain(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        Tensor kernel = kernel(operator);
        int out = kernel.shape().get(0);
        require(kernel.shape().get(3) == input.channels(), operator, kernel, input);
        FlatTable options = operator.options();
        return convolution(operator, result, input, options, 4, out, 1);
    }

    /** Kernels are {1, h, w, channels x multiplier} in the file and {channels x multiplier, 1, h, w} in ONNX. */
    Picture depthwise(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        Tensor kernel = kernel(operator);
        FlatTable options = operator.options();
        int out = kernel.shape().get(3);
        long expected = (long) input.channels() * options.int32(3, 0);
        require(kernel.shape().get(0) == 1 && out == expected, operator, kernel, input);
        return convolution(operator, result, input, options, 5, out, input.channels());
    }

    /**
     * @param dilationField number of the options' field with the horizontal dilation; the vertical one is the next
     * @param groups 1, or the number of input channels
     */
    private Picture convolution(
            Operator operator, String result, Picture input, FlatTable options, int dilationField, int out, int groups)
            throws ModelImportException {
        Tensor kernel = kernel(operator);
        int kernelHeight = kernel.shape().get(1);
        int kernelWidth = kernel.shape().get(2);
        int strideX = step(operator, "stride", options.int32(1, 0));
        int strideY = step(operator, "stride", options.int32(2, 0));
        int dilationX = step(operator, "dilation", options.int32(dilationField, 1));
        int dilationY = step(operator, "dilation", options.int32(dilationField + 1, 1));
        Padding y = padding(operator, options.uint8(0), input.height(), kernelHeight, strideY, dilationY);
        Padding x = padding(operator, options.uint8(0), input.width(), kernelWidth, strideX, dilationX);
        countWork(operator, (long) y.output() * x.output(), kernel.elements());

        int in = input.channels() / groups;
        float[] weights = values.weights(operator, kernel);
        float[] moved = groups == 1
                ? channelsFirst(weights, out, kernelHeight * kernelWidth, in)
                : channelsFirst(weights, 1, kernelHeight * kernelWidth, out);
        onnx.node(
                "Conv",
                List.of(input.name(), onnx.constant(moved, out, in, kernelHeight, kernelWidth), bias(operator, out)),
                result,
                attribute("kernel_shape", new long[] {kernelHeight, kernelWidth}),
                attribute("strides", new long[] {strideY, strideX}),
                attribute("dilations", new long[] {dilationY, dilationX}),
                attribute("pads", new long[] {y.begin(), x.begin(), y.end(), x.end()}),
                attribute("group", groups));
        return new Picture(result, y.output(), x.output(), out);
    }

    /**
     * Kernels are {out, h, w, in} in the file and {in, out, h, w} in ONNX. Only kernels as large as their stride: there
     * each output has one input, and padding has nothing to cut off.
     */
    Picture transposed(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        Tensor kernel = kernel(operator);
        int out = kernel.shape().get(0);
        int height = kernel.shape().get(1);
        int width = kernel.shape().get(2);
        require(kernel.shape().get(3) == input.channels(), operator, kernel, input);
        ByteBuffer options = operator.customOptions();
        boolean known = options.remaining() == 12
                && (options.getInt(0) == CUSTOM_SAME || options.getInt(0) == CUSTOM_VALID)
                && options.getInt(4) == width
                && options.getInt(8) == height;
        if (!known || height > MAX_STRIDE || width > MAX_STRIDE) {
            throw new ModelImportException(operator + " with " + kernel + " has " + options.remaining()
                    + " bytes of parameters, expected 12: padding, and strides as large as the kernel");
        }
        countWork(operator, (long) input.height() * input.width(), kernel.elements());

        int area = height * width;
        float[] outFirst = channelsFirst(values.weights(operator, kernel), out, area, input.channels());
        float[] inFirst = new float[outFirst.length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < input.channels(); i++) {
                System.arraycopy(outFirst, (o * input.channels() + i) * area, inFirst, (i * out + o) * area, area);
            }
        }
        onnx.node(
                "ConvTranspose",
                List.of(
                        input.name(),
                        onnx.constant(inFirst, input.channels(), out, height, width),
                        bias(operator, out)),
                result,
                attribute("kernel_shape", new long[] {height, width}),
                attribute("strides", new long[] {height, width}));
        return new Picture(
                result, Math.multiplyExact(input.height(), height), Math.multiplyExact(input.width(), width), out);
    }

    private static Tensor kernel(Operator operator) throws ModelImportException {
        Tensor kernel = operator.input(1);
        if (kernel.shape().size() != 4) {
            throw new ModelImportException(operator + " has the kernel " + kernel + ", expected four sides");
        }
        return kernel;
    }

    private String bias(Operator operator, int channels) throws ModelImportException {
        Tensor bias = operator.input(2);
        if (!bias.shape().equals(List.of(channels))) {
            throw new ModelImportException(operator + " has the bias " + bias + ", expected [" + channels + "]");
        }
        return onnx.constant(values.weights(operator, bias), channels);
    }

    private static void require(boolean fits, Operator operator, Tensor kernel, Picture input)
            throws ModelImportException {
        if (!fits) {
            throw new ModelImportException(
                    operator + " has the kernel " + kernel + " for a picture of " + input.channels() + " channels");
        }
    }

    private static int step(Operator operator, String what, int value) throws ModelImportException {
        if (value < 1 || value > MAX_STRIDE) {
            throw new ModelImportException(
                    operator + " has a " + what + " of " + value + ", expected 1 to " + MAX_STRIDE);
        }
        return value;
    }

    private static Padding padding(Operator operator, int scheme, int input, int kernel, int stride, int dilation)
            throws ModelImportException {
        Padding padding = switch (scheme) {
            case SAME -> Padding.same(input, kernel, stride, dilation);
            case VALID -> Padding.valid(input, kernel, stride, dilation);
            default ->
                throw new ModelImportException(
                        operator + " has padding " + scheme + ", expected 0 (same) or 1 (valid)");
        };
        if (padding.output() < 1) {
            throw new ModelImportException(operator + " has a kernel of " + kernel + " for " + input + " pixels");
        }
        return padding;
    }

    private void countWork(Operator operator, long positions, long perPosition) throws ModelImportException {
        if (positions > MAX_MULTIPLICATIONS / perPosition) {
            throw new ModelImportException(operator + " needs more than " + MAX_MULTIPLICATIONS + " multiplications");
        }
        multiplications += positions * perPosition;
        if (multiplications > MAX_MULTIPLICATIONS) {
            throw new ModelImportException(
                    operator + ": more than " + MAX_MULTIPLICATIONS + " multiplications up to here");
        }
    }

    /** {@code {outer, area, channels}} to {@code {outer, channels, area}}. */
    private static float[] channelsFirst(float[] values, int outer, int area, int channels) {
        float[] moved = new float[values.length];
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < channels; c++) {
                for (int a = 0; a < area; a++) {
                    moved[(o * channels + c) * area + a] = values[(o * area + a) * channels + c];
                }
            }
        }
        return moved;
    }
}
