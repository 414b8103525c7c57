package app.selfie.modelfiles;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes small TFLite files, right or wrong, with the field numbers of the public schema. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public final class TfliteFile {

    private record Tensor(int type, int[] shape, int buffer) {}

    private record Operator(int code, int[] inputs, int[] outputs, int optionsType, int[] options, byte[] custom) {}

    private final List<byte[]> buffers = new ArrayList<>(List.of(new byte[0]));
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    private final List<Object[]> codes = new ArrayList<>();
    private int input;
    private int output;

    public int computed(int... shape) {
        return tensor(0, 0, shape);
    }

    public int floats(float[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return tensor(0, buffer(data.array()), shape);
    }

    public int halves(float[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putShort(Float.floatToFloat16(value));
        }
        return tensor(1, buffer(data.array()), shape);
    }

    public int tensor(int type, int buffer, int... shape) {
        tensors.add(new Tensor(type, shape, buffer));
        return tensors.size() - 1;
    }

    public int buffer(byte[] data) {
        buffers.add(data);
        return buffers.size() - 1;
    }

    /** Every option is written as a 32-bit integer, whose lowest byte is what an 8-bit reader sees. */
    public TfliteFile operator(int builtin, int[] inputs, int output, int optionsType, int... options) {
        codes.add(new Object[] {builtin, "", 1});
        operators.add(new Operator(codes.size() - 1, inputs, new int[] {output}, optionsType, options, new byte[0]));
        return this;
    }

    public TfliteFile custom(String name, int[] inputs, int output, byte[] options) {
        codes.add(new Object[] {32, name, 1});
        operators.add(new Operator(codes.size() - 1, inputs, new int[] {output}, 0, new int[0], options));
        return this;
    }

    /** Sets the version of the operator added last. */
    public TfliteFile version(int version) {
        codes.getLast()[2] = version;
        return this;
    }

    public TfliteFile from(int inputTensor) {
        input = inputTensor;
        return this;
    }

    public TfliteFile to(int outputTensor) {
        output = outputTensor;
        return this;
    }

    public byte[] toBytes() {
        FlatBufferBuilder file = new FlatBufferBuilder();
        int codeVector =
                vector(file, codes.stream().mapToInt(code -> code(file, code)).toArray());
        int bufferVector = vector(
                file,
                buffers.stream()
                        .mapToInt(data -> {
                            int bytes = file.createByteVector(data);
                            file.startTable(1);
                            file.addOffset(0, bytes, 0);
                            return file.endTable();
                        })
                        .toArray());
        int tensorVector = vector(
                file, tensors.stream().mapToInt(tensor -> tensor(file, tensor)).toArray());
        int operatorVector = vector(
                file,
                operators.stream()
                        .mapToInt(operator -> operator(file, operator))
                        .toArray());
        int inputs = ints(file, input);
        int outputs = ints(file, output);
        file.startTable(4);
        file.addOffset(0, tensorVector, 0);
        file.addOffset(1, inputs, 0);
        file.addOffset(2, outputs, 0);
        file.addOffset(3, operatorVector, 0);
        int graphs = vector(file, file.endTable());
        file.startTable(5);
        file.addInt(0, 3, 0);
        file.addOffset(1, codeVector, 0);
        file.addOffset(2, graphs, 0);
        file.addOffset(4, bufferVector, 0);
        file.finish(file.endTable(), "TFL3");
        return file.sizedByteArray();
    }

    private static int code(FlatBufferBuilder file, Object[] code) {
        int name = file.createString((String) code[1]);
        file.startTable(4);
        file.addByte(0, (byte) Math.min(127, (int) code[0]), 0);
        file.addOffset(1, name, 0);
        file.addInt(2, (int) code[2], 1);
        file.addInt(3, (int) code[0], 0);
        return file.endTable();
    }

    private static int tensor(FlatBufferBuilder file, Tensor tensor) {
        int shape = ints(file, tensor.shape);
        int name = file.createString("t");
        file.startTable(4);
        file.addOffset(0, shape, 0);
        file.addByte(1, (byte) tensor.type, 0);
        file.addInt(2, tensor.buffer, 0);
        file.addOffset(3, name, 0);
        return file.endTable();
    }

    private static int operator(FlatBufferBuilder file, Operator operator) {
        int inputs = ints(file, operator.inputs);
        int outputs = ints(file, operator.outputs);
        int custom = file.createByteVector(operator.custom);
        file.startTable(operator.options.length);
        for (int i = 0; i < operator.options.length; i++) {
            file.addInt(i, operator.options[i], 0);
        }
        int options = file.endTable();
        file.startTable(6);
        file.addInt(0, operator.code, 0);
        file.addOffset(1, inputs, 0);
        file.addOffset(2, outputs, 0);
        file.addByte(3, (byte) operator.optionsType, 0);
        file.addOffset(4, options, 0);
        file.addOffset(5, custom, 0);
        return file.endTable();
    }

    private static int ints(FlatBufferBuilder file, int... values) {
        file.startVector(4, values.length, 4);
        for (int i = values.length - 1; i >= 0; i--) {
            file.addInt(values[i]);
        }
        return file.endVector();
    }

    private static int vector(FlatBufferBuilder file, int... offsets) {
        return file.createVectorOfTables(offsets);
    }
}
