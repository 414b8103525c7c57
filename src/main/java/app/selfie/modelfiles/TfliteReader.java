package app.selfie.modelfiles;

import app.selfie.modelfiles.TfliteModel.ElementType;
import app.selfie.modelfiles.TfliteModel.Operator;
import app.selfie.modelfiles.TfliteModel.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a TFLite file. The numbers of tables and fields are those of TensorFlow Lite's public schema, version 3
 * (tensorflow/lite/schema/schema.fbs).
 */
final class TfliteReader {

    private static final int SCHEMA_VERSION = 3;
    private static final int MAX_FILE_BYTES = 64 << 20;
    /** Both built-in networks have under 400 of each; more than this is not a network for one webcam frame. */
    private static final int MAX_ENTRIES = 10_000;

    private static final int MAX_RANK = 4;
    /** 64 MiB as floats; the built-in networks' largest tensor has 2^18 elements. */
    private static final long MAX_ELEMENTS = 1 << 24;

    private static final int MAX_OPERANDS = 16;

    private final FlatTable model;
    private final FlatTable graph;

    private TfliteReader(FlatTable model, FlatTable graph) {
        this.model = model;
        this.graph = graph;
    }

    /** Reads a whole file. Not modified; the result keeps views of it. */
    static TfliteModel read(byte[] file) throws ModelImportException {
        if (file.length > MAX_FILE_BYTES) {
            throw new ModelImportException("a file of " + file.length + " bytes, expected at most " + MAX_FILE_BYTES);
        }
        FlatTable model = FlatTable.root(ByteBuffer.wrap(file).asReadOnlyBuffer(), "TFL3");
        if (model.int32(0, 0) != SCHEMA_VERSION) {
            throw new ModelImportException("schema version " + model.int32(0, 0) + ", expected " + SCHEMA_VERSION);
        }
        FlatTable[] graphs = model.tables(2, MAX_ENTRIES);
        if (graphs.length != 1) {
            throw new ModelImportException(graphs.length + " graphs in the file, expected 1");
        }
        return new TfliteReader(model, graphs[0]).read();
    }

    private TfliteModel read() throws ModelImportException {
        List<Tensor> tensors = readTensors();
        return new TfliteModel(
                tensors, readOperators(tensors), only(1, "inputs", tensors), only(2, "outputs", tensors));
    }

    private int only(int field, String what, List<Tensor> tensors) throws ModelImportException {
        int[] indices = graph.ints(field, MAX_ENTRIES);
        if (indices.length != 1) {
            throw new ModelImportException("the graph has " + indices.length + " " + what + ", expected 1");
        }
        return tensor(indices[0], tensors, "the graph's " + what).index();
    }

    private static Tensor tensor(int index, List<Tensor> tensors, String reader) throws ModelImportException {
        if (index < 0 || index >= tensors.size()) {
            throw new ModelImportException(reader + ": tensor " + index + " of " + tensors.size());
        }
        return tensors.get(index);
    }

    private List<Tensor> readTensors() throws ModelImportException {
        FlatTable[] buffers = model.tables(4, MAX_ENTRIES);
        FlatTable[] tables = graph.tables(0, MAX_ENTRIES);
        List<Tensor> tensors = new ArrayList<>(tables.length);
        for (int i = 0; i < tables.length; i++) {
            tensors.add(readTensor(i, tables[i], buffers));
        }
        return tensors;
    }

    private static Tensor readTensor(int index, FlatTable table, FlatTable[] buffers) throws ModelImportException {
        String name = table.string(3);
        String where = "tensor " + index + " \"" + name + "\"";
        if (table.has(6)) {
            throw new ModelImportException(where + " is stored sparsely, which is not supported");
        }
        ElementType type = switch (table.uint8(1)) {
            case 0 -> ElementType.FLOAT32;
            case 1 -> ElementType.FLOAT16;
            case 2 -> ElementType.INT32;
            default ->
                throw new ModelImportException(where + " has elements of type " + table.uint8(1)
                        + ", expected 0 (float32), 1 (float16) or 2 (int32)");
        };
        List<Integer> shape = readShape(where, table.ints(0, MAX_RANK));
        int buffer = table.int32(2, 0);
        if (buffer < 0 || buffer >= buffers.length) {
            throw new ModelImportException(where + " is in buffer " + buffer + " of " + buffers.length);
        }
        if (buffers[buffer].int64(1) != 0 || buffers[buffer].int64(2) != 0) {
            throw new ModelImportException(where + " is stored outside the FlatBuffer, which is not supported");
        }
        Tensor tensor = new Tensor(index, name, type, shape, buffers[buffer].bytes(0));
        long expected = (long) tensor.elements() * type.bytes;
        if (tensor.isConstant() && tensor.data().remaining() != expected) {
            throw new ModelImportException(
                    tensor + " has " + tensor.data().remaining() + " bytes, expected " + expected);
        }
        return tensor;
    }

    private static List<Integer> readShape(String where, int[] sides) throws ModelImportException {
        long elements = 1;
        List<Integer> shape = new ArrayList<>(sides.length);
        for (int side : sides) {
            elements *= side;
            if (side < 1 || elements > MAX_ELEMENTS) {
                throw new ModelImportException(
                        where + " has a side of " + side + " or more than " + MAX_ELEMENTS + " elements");
            }
            shape.add(side);
        }
        return List.copyOf(shape);
    }

    private List<Operator> readOperators(List<Tensor> tensors) throws ModelImportException {
        FlatTable[] codes = model.tables(1, MAX_ENTRIES);
        FlatTable[] tables = graph.tables(3, MAX_ENTRIES);
        List<Operator> operators = new ArrayList<>(tables.length);
        for (int i = 0; i < tables.length; i++) {
            FlatTable table = tables[i];
            int code = table.int32(0, 0);
            if (code < 0 || code >= codes.length) {
                throw new ModelImportException("operator " + i + " is of kind " + code + " of " + codes.length);
            }
            operators.add(new Operator(
                    i,
                    readKind(i, codes[code]),
                    readOperands(i, table.ints(1, MAX_OPERANDS), tensors),
                    readOperands(i, table.ints(2, MAX_OPERANDS), tensors),
                    table.uint8(3),
                    table,
                    table.bytes(5)));
        }
        return operators;
    }

    private static TfliteOperatorKind readKind(int operator, FlatTable code) throws ModelImportException {
        // Numbers over 127 did not fit the schema's first field; newer files have them in the second.
        int number = Math.max(code.uint8(0), code.int32(3, 0));
        String customName = code.string(1);
        int version = code.int32(2, 1);
        return TfliteOperatorKind.of(number, customName, version)
                .orElseThrow(() -> new ModelImportException("operator " + operator + " is number " + number + " \""
                        + customName + "\" version " + version + ", which is not supported"));
    }

    private static List<Tensor> readOperands(int operator, int[] indices, List<Tensor> tensors)
            throws ModelImportException {
        List<Tensor> operands = new ArrayList<>(indices.length);
        for (int index : indices) {
            operands.add(tensor(index, tensors, "operator " + operator));
        }
        return List.copyOf(operands);
    }
}
