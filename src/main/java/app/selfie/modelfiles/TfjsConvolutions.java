package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import app.selfie.modelfiles.TfjsAttributes.Pair;
import app.selfie.modelfiles.TfjsModel.Node;
import app.selfie.modelfiles.TfjsPicture.Margin;
import app.selfie.modelfiles.TfjsPicture.Windows;
import java.util.List;

/** Conv2D and DepthwiseConv2dNative, each with the bias that is added to it. */
final class TfjsConvolutions {

    /** A few seconds on one core, dozens of times ResNet50's work on a webcam's frame. */
    private static final long MAX_MULTIPLICATIONS = 1L << 38;

    private final TfjsModel model;
    private final OnnxGraphWriter onnx;
    private double multiplications;

    TfjsConvolutions(TfjsModel model, OnnxGraphWriter onnx) {
        this.model = model;
        this.onnx = onnx;
    }

    /** Kernels are {h, w, in, out} in the file and {out, in, h, w} in ONNX. */
    TfjsPicture plain(Node node, TfjsPicture input, float[] bias, String result) throws ModelImportException {
        TfjsWeight kernel = kernel(node);
        List<Integer> shape = kernel.shape();
        requireChannels(node, kernel, input);
        int area = shape.get(0) * shape.get(1);
        float[] moved = transposed(kernel.floats(), area * shape.get(2), shape.get(3));
        float[] weights = new float[moved.length];
        for (int out = 0; out < shape.get(3); out++) {
            transpose(moved, out * area * shape.get(2), area, shape.get(2), weights);
        }
        return convolution(node, input, kernel, weights, shape.get(3), 1, bias, result);
    }

    /** Kernels are {h, w, channels, multiplier} in the file and {channels x multiplier, 1, h, w} in ONNX. */
    TfjsPicture depthwise(Node node, TfjsPicture input, float[] bias, String result) throws ModelImportException {
        TfjsWeight kernel = kernel(node);
        List<Integer> shape = kernel.shape();
        requireChannels(node, kernel, input);
        int out = Math.multiplyExact(shape.get(2), shape.get(3));
        float[] weights = transposed(kernel.floats(), shape.get(0) * shape.get(1), out);
        return convolution(node, input, kernel, weights, out, input.channels(), bias, result);
    }

    /** How many channels come out of a convolution. */
    int channels(Node node) throws ModelImportException {
        List<Integer> shape = kernel(node).shape();
        return node.operator().equals("Conv2D") ? shape.get(3) : Math.multiplyExact(shape.get(2), shape.get(3));
    }

    private TfjsPicture convolution(
            Node node,
            TfjsPicture input,
            TfjsWeight kernel,
            float[] weights,
            int out,
            int groups,
            float[] bias,
            String result)
            throws ModelImportException {
        node.attributes().requireChannelsLast();
        int kernelHeight = kernel.shape().get(0);
        int kernelWidth = kernel.shape().get(1);
        Pair strides = node.attributes().steps("strides");
        Pair dilations = node.attributes().dilations();
        boolean same = node.attributes().padsToSame();
        Windows y = input.paddedHeight().windows(node.toString(), same, kernelHeight, strides.down(), dilations.down());
        Windows x =
                input.paddedWidth().windows(node.toString(), same, kernelWidth, strides.across(), dilations.across());
        TfjsPicture output = TfjsPicture.of(result, y.output(), x.output(), out);
        countWork(node, output, kernel.elements() / out);

        Margin margin = input.margin();
        String weightName = onnx.constant(weights, out, input.channels() / groups, kernelHeight, kernelWidth);
        List<String> inputs = bias.length == 0
                ? List.of(input.name(), weightName)
                : List.of(input.name(), weightName, onnx.constant(bias, out));
        onnx.node(
                "Conv",
                inputs,
                result,
                attribute("kernel_shape", new long[] {kernelHeight, kernelWidth}),
                attribute("strides", new long[] {strides.down(), strides.across()}),
                attribute("dilations", new long[] {dilations.down(), dilations.across()}),
                attribute("pads", new long[] {
                    margin.top() + y.padding().begin(),
                    margin.left() + x.padding().begin(),
                    margin.bottom() + y.padding().end(),
                    margin.right() + x.padding().end()
                }),
                attribute("group", groups));
        return output;
    }

    private TfjsWeight kernel(Node node) throws ModelImportException {
        TfjsWeight kernel = model.weight(node, 1);
        if (kernel.shape().size() != 4) {
            throw new ModelImportException(node + " has the kernel " + kernel + ", expected four sides");
        }
        return kernel;
    }

    private static void requireChannels(Node node, TfjsWeight kernel, TfjsPicture input) throws ModelImportException {
        if (kernel.shape().get(2) != input.channels()) {
            throw new ModelImportException(node + " has the kernel " + kernel + " for " + input);
        }
    }

    private void countWork(Node node, TfjsPicture output, int perElement) throws ModelImportException {
        multiplications += output.usualElements() * perElement;
        if (multiplications > MAX_MULTIPLICATIONS) {
            throw new ModelImportException(node + ": more than " + MAX_MULTIPLICATIONS + " multiplications up to here");
        }
    }

    /** {@code {rows, columns}} to {@code {columns, rows}}. */
    private static float[] transposed(float[] values, int rows, int columns) {
        float[] moved = new float[values.length];
        transpose(values, 0, rows, columns, moved);
        return moved;
    }

    /** The same for the part of both arrays that begins at {@code from}; in tiles, so that both stay in the cache. */
    private static void transpose(float[] values, int from, int rows, int columns, float[] moved) {
        int tile = 16;
        for (int top = 0; top < rows; top += tile) {
            for (int left = 0; left < columns; left += tile) {
                int bottom = Math.min(rows, top + tile);
                int right = Math.min(columns, left + tile);
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        moved[from + column * rows + row] = values[from + row * columns + column];
                    }
                }
            }
        }
    }
}
