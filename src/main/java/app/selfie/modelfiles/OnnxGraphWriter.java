package app.selfie.modelfiles;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes one ONNX graph node by node, in the order of execution. Constants become initializers and never graph inputs:
 * ONNX Runtime folds only what cannot be fed from outside.
 */
final class OnnxGraphWriter {

    private static final int IR_VERSION = 8;
    /** Newest operator set that IR version 8 came with; has everything used here in its present form. */
    private static final int OPERATOR_SET = 17;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("segmentation");
    private final long maxConstantBytes;
    private long constantBytes;
    private int names;

    /** @param maxConstantBytes more than this in all constants together is refused */
    OnnxGraphWriter(long maxConstantBytes) {
        this.maxConstantBytes = maxConstantBytes;
    }

    /** @param shape a side of -1 is open until the network runs */
    void input(String name, long... shape) {
        graph.addInput(floats(name, shape));
    }

    /** Notes the size of a value in between, for whoever changes the graph afterwards. */
    void size(String name, long... shape) {
        graph.addValueInfo(floats(name, shape));
    }

    /** @param shape a side of -1 is open until the network runs */
    void output(String name, long... shape) {
        graph.addOutput(floats(name, shape));
    }

    private static ValueInfoProto floats(String name, long... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (long side : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side < 0 ? dimension : dimension.setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(sides)))
                .build();
    }

    /**
     * Adds a constant.
     *
     * @param values as many as the shape says, last side fastest. Copied.
     * @return its name
     */
    String constant(float[] values, long... shape) throws ModelImportException {
        constantBytes += 4L * values.length;
        if (constantBytes > maxConstantBytes) {
            throw new ModelImportException("more than " + maxConstantBytes + " bytes of weights");
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        String name = newName();
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        for (long side : shape) {
            tensor.addDims(side);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a constant list of whole numbers. Copied. */
    String integers(long... values) {
        String name = newName();
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** A name that nothing else in this graph has. */
    String newName() {
        return "v" + names++;
    }

    /** Adds a node with one output; an empty input name stands for an optional input that is left out. */
    void node(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    byte[] toBytes() {
        return toBytes(graph.build());
    }

    /** The graph as it is now. */
    GraphProto toProto() {
        return graph.build();
    }

    /** The ONNX file with this graph. */
    static byte[] toBytes(GraphProto graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("selfie-studio")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, long[] values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }
}
