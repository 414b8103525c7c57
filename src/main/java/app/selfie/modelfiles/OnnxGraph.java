package app.selfie.modelfiles;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import app.selfie.imaging.ImageSize;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A graph that can be changed: its nodes in the order of execution, its constants, and the sizes of its pictures. What
 * {@link GraphRewrite} works on. Every node here has one output.
 */
final class OnnxGraph {

    /** A picture's sides; in ONNX it is {1, channels, height, width}. */
    record Sides(int channels, int height, int width) {}

    private final GraphProto.Builder frame;
    private final List<NodeProto> nodes;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, Sides> sides = new HashMap<>();
    private int names;

    /** Not modified. Sizes come from its inputs, its outputs and its value infos. */
    OnnxGraph(GraphProto graph) {
        this.frame = GraphProto.newBuilder()
                .setName(graph.getName())
                .addAllInput(graph.getInputList())
                .addAllOutput(graph.getOutputList());
        this.nodes = new ArrayList<>(graph.getNodeList());
        graph.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
        Stream.of(graph.getInputList(), graph.getOutputList(), graph.getValueInfoList())
                .flatMap(List::stream)
                .forEach(this::note);
    }

    private void note(ValueInfoProto info) {
        var shape = info.getType().getTensorType().getShape();
        if (shape.getDimCount() == 4) {
            sides.put(
                    info.getName(),
                    new Sides(
                            Math.toIntExact(shape.getDim(1).getDimValue()),
                            Math.toIntExact(shape.getDim(2).getDimValue()),
                            Math.toIntExact(shape.getDim(3).getDimValue())));
        }
    }

    /** The nodes now; a copy, so that the graph may be changed while one walks over it. */
    List<NodeProto> nodes() {
        return List.copyOf(nodes);
    }

    /** The size of a computed picture or of the input; empty for constants. */
    Optional<Sides> sides(String name) {
        return Optional.ofNullable(sides.get(name));
    }

    /** The node that computes a value; empty for inputs and constants. */
    Optional<NodeProto> writer(String name) {
        return nodes.stream().filter(node -> node.getOutput(0).equals(name)).findFirst();
    }

    /** The nodes that read a value. */
    List<NodeProto> readers(String name) {
        return nodes.stream().filter(node -> node.getInputList().contains(name)).toList();
    }

    /** Whether exactly one node reads a value and it is no output of the graph. */
    boolean isReadOnce(String name) {
        return readers(name).size() == 1
                && frame.getOutputList().stream()
                        .noneMatch(output -> output.getName().equals(name));
    }

    /** A constant's numbers, last side fastest; a new array. */
    float[] floats(String name) {
        TensorProto constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException(name + " is no constant of this graph");
        }
        float[] values = new float[constant.getRawData().size() / Float.BYTES];
        constant.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** A constant's sides. */
    List<Long> shape(String name) {
        TensorProto constant = constants.get(name);
        return constant == null ? List.of() : constant.getDimsList();
    }

    /** Adds a constant. Copied. */
    String constant(float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(newName())
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        for (long side : shape) {
            tensor.addDims(side);
        }
        constants.put(tensor.getName(), tensor.build());
        return tensor.getName();
    }

    /** A name that nothing else in this graph has. */
    String newName() {
        return "r" + names++;
    }

    /** Puts nodes in the place of one; the last of them computes what it computed. */
    void replace(NodeProto old, NodeProto... by) {
        int at = nodes.indexOf(old);
        nodes.remove(at);
        nodes.addAll(at, List.of(by));
    }

    /** Takes out a node that nobody reads any more. */
    void remove(NodeProto node) {
        nodes.remove(node);
    }

    void define(String name, Sides size) {
        sides.put(name, size);
    }

    /**
     * Makes every picture larger or smaller in the same proportion. What has one value per channel stays as it is.
     *
     * @throws ModelImportException if a side would not be a whole number of pixels
     */
    void resize(ImageSize from, ImageSize to) throws ModelImportException {
        if (from.equals(to)) {
            return;
        }
        for (Map.Entry<String, Sides> entry : sides.entrySet()) {
            Sides old = entry.getValue();
            if (old.height() > 1 || old.width() > 1) {
                entry.setValue(new Sides(
                        old.channels(),
                        resized(entry.getKey(), old.height(), from.heightPx(), to.heightPx()),
                        resized(entry.getKey(), old.width(), from.widthPx(), to.widthPx())));
            }
        }
        frame.getInputBuilderList().forEach(this::setSize);
        frame.getOutputBuilderList().forEach(this::setSize);
    }

    private static int resized(String name, int side, int from, int to) throws ModelImportException {
        if ((long) side * to % from != 0) {
            throw new ModelImportException(name + " has a side of " + side + " pixels, which " + to + " instead of "
                    + from + " would not make a whole number");
        }
        return Math.toIntExact((long) side * to / from);
    }

    private void setSize(ValueInfoProto.Builder info) {
        Sides size = sides(info.getName()).orElseThrow();
        var shape = info.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        shape.getDimBuilder(2).setDimValue(size.height());
        shape.getDimBuilder(3).setDimValue(size.width());
    }

    /** A node with one output. */
    static NodeProto node(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    /** An attribute's whole numbers; empty if the node does not have it. */
    static List<Long> integers(NodeProto node, String attribute) {
        return node.getAttributeList().stream()
                .filter(candidate -> candidate.getName().equals(attribute))
                .findFirst()
                .map(found -> found.hasI() ? List.of(found.getI()) : found.getIntsList())
                .orElse(List.of());
    }

    /** The graph as it is now, with the constants that are read, and without sizes in between. */
    GraphProto toProto() {
        GraphProto.Builder graph = frame.clone().addAllNode(nodes);
        constants.values().stream()
                .filter(constant -> !readers(constant.getName()).isEmpty())
                .forEach(graph::addInitializer);
        return graph.build();
    }
}
