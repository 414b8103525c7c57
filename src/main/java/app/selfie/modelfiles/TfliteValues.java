package app.selfie.modelfiles;

import app.selfie.modelfiles.TfliteModel.ElementType;
import app.selfie.modelfiles.TfliteModel.Operator;
import app.selfie.modelfiles.TfliteModel.Tensor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of each tensor while a graph is walked in the order of execution: constants with their numbers, and
 * pictures that an operator has computed. A tensor that nobody has written yet cannot be read, so a cycle cannot pass.
 */
final class TfliteValues {

    /** The built-in networks compute 2^23 elements in all; this many floats are 256 MiB. */
    private static final long MAX_COMPUTED_ELEMENTS = 1 << 26;

    /**
     * A computed picture; in ONNX it is {1, channels, height, width}.
     *
     * @param name its name in the ONNX graph
     */
    record Picture(String name, int height, int width, int channels) {

        boolean hasSize(int otherHeight, int otherWidth, int otherChannels) {
            return height == otherHeight && width == otherWidth && channels == otherChannels;
        }
    }

    private final Map<Integer, Picture> pictures = new HashMap<>();
    /** The 16-bit constants that stand behind dequantized tensors. */
    private final Map<Integer, Tensor> halves = new HashMap<>();

    private long computedElements;

    /** The picture that an earlier operator has written, or the network's input. */
    Picture picture(Operator reader, int position) throws ModelImportException {
        Tensor tensor = reader.input(position);
        Picture picture = pictures.get(tensor.index());
        if (picture == null) {
            throw new ModelImportException(reader + " reads " + tensor + ", which no operator before it computes");
        }
        return picture;
    }

    /**
     * Records what an operator computes, after checking it against what the file says of it.
     *
     * @param writer for messages
     */
    void define(String writer, Tensor tensor, Picture picture) throws ModelImportException {
        List<Integer> shape = List.of(1, picture.height(), picture.width(), picture.channels());
        if (tensor.type() != ElementType.FLOAT32 || !tensor.shape().equals(shape)) {
            throw new ModelImportException(writer + " writes " + tensor + ", expected FLOAT32" + shape);
        }
        computedElements += tensor.elements();
        if (computedElements > MAX_COMPUTED_ELEMENTS) {
            throw new ModelImportException(
                    writer + ": more than " + MAX_COMPUTED_ELEMENTS + " computed elements up to here");
        }
        if (tensor.isConstant() || halves.containsKey(tensor.index()) || pictures.containsKey(tensor.index())) {
            throw new ModelImportException(writer + " writes " + tensor + ", which has a value already");
        }
        pictures.put(tensor.index(), picture);
    }

    /** Records that an operator turns 16-bit constants into 32-bit ones; nothing is converted before it is read. */
    void dequantize(Operator operator) throws ModelImportException {
        Tensor from = operator.input(0);
        Tensor to = operator.output();
        boolean fits = from.isConstant() && from.type() == ElementType.FLOAT16 && to.type() == ElementType.FLOAT32;
        if (!fits
                || to.isConstant()
                || pictures.containsKey(to.index())
                || !from.shape().equals(to.shape())) {
            throw new ModelImportException(operator + " makes " + to + " of " + from
                    + ", expected new 32-bit floats of the same shape of constant 16-bit ones");
        }
        if (halves.putIfAbsent(to.index(), from) != null) {
            throw new ModelImportException(operator + " writes " + to + ", which has a value already");
        }
    }

    /** The numbers of a float constant, last side fastest; all finite. A new array. */
    float[] weights(Operator reader, Tensor tensor) throws ModelImportException {
        Tensor stored = halves.getOrDefault(tensor.index(), tensor);
        if (!stored.isConstant() || stored.type() == ElementType.INT32) {
            throw new ModelImportException(reader + " reads " + tensor + ", expected constant floats");
        }
        ByteBuffer data = stored.data();
        float[] weights = new float[stored.elements()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = stored.type() == ElementType.FLOAT16
                    ? Float.float16ToFloat(data.getShort(2 * i))
                    : data.getFloat(4 * i);
            if (!Float.isFinite(weights[i])) {
                throw new ModelImportException(tensor + " has " + weights[i] + " at element " + i);
            }
        }
        return weights;
    }

    /** Requires that a constant holds exactly these integers. */
    void requireIntegers(Operator reader, Tensor tensor, int... expected) throws ModelImportException {
        boolean same =
                tensor.isConstant() && tensor.type() == ElementType.INT32 && tensor.elements() == expected.length;
        for (int i = 0; same && i < expected.length; i++) {
            same = tensor.data().getInt(4 * i) == expected[i];
        }
        if (!same) {
            throw new ModelImportException(
                    reader + " reads " + tensor + ", expected the constant " + java.util.Arrays.toString(expected));
        }
    }
}
