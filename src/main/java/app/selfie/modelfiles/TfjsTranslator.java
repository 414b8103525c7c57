package app.selfie.modelfiles;

import app.selfie.modelfiles.TfjsModel.Node;
import app.selfie.modelfiles.TfjsPicture.Margin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates the nodes of a TensorFlow.js graph into ONNX. TensorFlow has channels last, ONNX channels first; the whole
 * graph is written channels first, with the caller's transpositions at the two ends and none between.
 *
 * <p>Every size is computed here, so a damaged file is refused with the operator's name instead of failing inside ONNX
 * Runtime. Zeros that a Pad adds, and a bias that follows a convolution, become part of the convolution.
 */
final class TfjsTranslator {

    /** ResNet50 computes some 2^27 for a webcam's frame. */
    private static final double MAX_COMPUTED_ELEMENTS = 1L << 31;

    private static final int MAX_PADDING = 64;

    private final TfjsModel model;
    private final OnnxGraphWriter onnx;
    private final TfjsConvolutions convolutions;
    private final TfjsPooling pooling;
    private final TfjsPicture input;
    private final Map<String, TfjsPicture> pictures = new HashMap<>();
    /** Convolutions that wait for the bias that is added to them and read by nobody else. */
    private final Map<String, Node> waiting = new HashMap<>();

    private double computedElements;

    /** @param input what the graph's only Placeholder stands for */
    TfjsTranslator(TfjsModel model, OnnxGraphWriter onnx, TfjsPicture input) {
        this.model = model;
        this.onnx = onnx;
        this.convolutions = new TfjsConvolutions(model, onnx);
        this.pooling = new TfjsPooling(onnx);
        this.input = input;
    }

    /**
     * Writes everything that the wanted nodes need.
     *
     * @param wanted names of nodes
     * @return their pictures, by name, without margins
     */
    Map<String, TfjsPicture> translate(Collection<String> wanted) throws ModelImportException {
        TopologicalOrder order = TopologicalOrder.of(model, wanted);
        for (Node node : order.nodes()) {
            if (isConvolution(node) && !wanted.contains(node.name()) && awaitsBias(node, order.readers(node))) {
                waiting.put(node.name(), node);
            } else if (!node.operator().equals("Const")) {
                define(node, convert(node));
            }
        }
        Map<String, TfjsPicture> results = new HashMap<>();
        for (String name : wanted) {
            results.put(name, written(picture(model.node(name, "the network's output"), name)));
        }
        return results;
    }

    private static boolean isConvolution(Node node) {
        return node.operator().equals("Conv2D") || node.operator().equals("DepthwiseConv2dNative");
    }

    private static boolean awaitsBias(Node node, List<Node> readers) throws ModelImportException {
        return readers.size() == 1
                && readers.getFirst().operator().equals("BiasAdd")
                && readers.getFirst().input(0).equals(node.name());
    }

    private void define(Node node, TfjsPicture picture) throws ModelImportException {
        computedElements += picture.usualElements();
        if (computedElements > MAX_COMPUTED_ELEMENTS) {
            throw new ModelImportException(
                    node + ": more than " + (long) MAX_COMPUTED_ELEMENTS + " computed elements up to here");
        }
        pictures.put(node.name(), picture);
    }

    /** The picture that a node computes. */
    private TfjsPicture picture(Node reader, String name) throws ModelImportException {
        TfjsPicture picture = pictures.get(name);
        if (picture == null) {
            throw new ModelImportException(
                    reader + " reads " + model.node(name, reader.toString()) + ", expected a computed picture");
        }
        return picture;
    }

    private TfjsPicture picture(Node reader, int position) throws ModelImportException {
        return picture(reader, reader.input(position));
    }

    /** For operators that cannot take a margin along. */
    private TfjsPicture written(TfjsPicture picture) {
        Margin margin = picture.margin();
        if (margin.equals(Margin.NONE)) {
            return picture;
        }
        String name = onnx.newName();
        String pads = onnx.integers(0, 0, margin.top(), margin.left(), 0, 0, margin.bottom(), margin.right());
        onnx.node("Pad", List.of(picture.name(), pads), name);
        return TfjsPicture.of(name, picture.paddedHeight(), picture.paddedWidth(), picture.channels());
    }

    private TfjsPicture convert(Node node) throws ModelImportException {
        return switch (node.operator()) {
            case "Placeholder" -> input;
            case "Conv2D", "DepthwiseConv2dNative" -> convolution(node, new float[0]);
            case "BiasAdd" -> bias(node);
            case "Relu" -> unary(node, "Relu", List.of());
            case "Relu6" ->
                unary(node, "Clip", List.of(onnx.constant(new float[] {0}), onnx.constant(new float[] {6})));
            case "Add", "AddV2" -> elementwise(node, "Add");
            case "Minimum" -> elementwise(node, "Min");
            case "Maximum" -> elementwise(node, "Max");
            case "Pad" -> pad(node);
            case "MaxPool" -> pooling.max(node, picture(node, 0));
            default ->
                throw new ModelImportException(
                        "operator " + node.operator() + " of node " + node.name() + " is not supported");
        };
    }

    private TfjsPicture convolution(Node node, float[] bias) throws ModelImportException {
        TfjsPicture picture = picture(node, 0);
        return node.operator().equals("Conv2D")
                ? convolutions.plain(node, picture, bias, onnx.newName())
                : convolutions.depthwise(node, picture, bias, onnx.newName());
    }

    private TfjsPicture bias(Node node) throws ModelImportException {
        node.attributes().requireChannelsLast();
        TfjsWeight bias = model.weight(node, 1);
        Node held = waiting.remove(node.input(0));
        int channels = held == null ? picture(node, 0).channels() : convolutions.channels(held);
        if (!bias.shape().equals(List.of(channels))) {
            throw new ModelImportException(node + " has the bias " + bias + ", expected [" + channels + "]");
        }
        if (held != null) {
            return convolution(held, bias.floats());
        }
        TfjsPicture picture = written(picture(node, 0));
        String name = onnx.newName();
        onnx.node("Add", List.of(picture.name(), onnx.constant(bias.floats(), channels, 1, 1)), name);
        return TfjsPicture.of(name, picture.height(), picture.width(), channels);
    }

    private TfjsPicture unary(Node node, String operator, List<String> limits) throws ModelImportException {
        TfjsPicture picture = written(picture(node, 0));
        String name = onnx.newName();
        List<String> inputs = new ArrayList<>(List.of(picture.name()));
        inputs.addAll(limits);
        onnx.node(operator, inputs, name);
        return new TfjsPicture(name, picture.height(), picture.width(), picture.channels(), Margin.NONE, true);
    }

    /** Two pictures of the same size, or a picture and one number. */
    private TfjsPicture elementwise(Node node, String operator) throws ModelImportException {
        TfjsPicture first = written(picture(node, 0));
        String second;
        if (model.node(node.input(1), node.toString()).operator().equals("Const")) {
            TfjsWeight number = model.weight(node, 1);
            if (number.elements() != 1) {
                throw new ModelImportException(node + " joins " + first + " and " + number + ", expected one number");
            }
            second = onnx.constant(number.floats());
        } else {
            TfjsPicture other = written(picture(node, 1));
            if (!first.hasSizeOf(other)) {
                throw new ModelImportException(node + " joins " + first + " and " + other + ", whose sizes differ");
            }
            second = other.name();
        }
        String name = onnx.newName();
        onnx.node(operator, List.of(first.name(), second), name);
        return TfjsPicture.of(name, first.height(), first.width(), first.channels());
    }

    private TfjsPicture pad(Node node) throws ModelImportException {
        TfjsPicture picture = picture(node, 0);
        TfjsWeight paddings = model.weight(node, 1);
        int[] zeros = paddings.shape().equals(List.of(4, 2)) ? paddings.integers() : new int[0];
        boolean known = zeros.length == 8 && zeros[0] == 0 && zeros[1] == 0 && zeros[6] == 0 && zeros[7] == 0;
        for (int i = 2; known && i < 6; i++) {
            known = zeros[i] >= 0 && zeros[i] <= MAX_PADDING;
        }
        if (!known) {
            throw new ModelImportException(node + " has " + paddings + " " + Arrays.toString(zeros)
                    + ", expected 4 pairs of 0 to " + MAX_PADDING + ", the first and last of them 0");
        }
        Margin before = picture.margin();
        return picture.withMargin(new Margin(
                before.top() + zeros[2],
                before.left() + zeros[4],
                before.bottom() + zeros[3],
                before.right() + zeros[5]));
    }
}
