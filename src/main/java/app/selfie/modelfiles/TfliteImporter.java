package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.TfliteModel.Operator;
import app.selfie.modelfiles.TfliteModel.Tensor;
import app.selfie.modelfiles.TfliteValues.Picture;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Translates a TFLite network into ONNX, operator by operator, at fixed sizes. TFLite has channels last, ONNX channels
 * first; the whole graph is written channels first, and as the segmenter feeds planes and the output has one channel,
 * nothing is transposed at run time.
 *
 * <p>Every size is computed here and compared with what the file says, so a damaged file is refused with the operator's
 * name instead of failing inside ONNX Runtime.
 */
public final class TfliteImporter {

    private static final int INPUT_CHANNELS = 3;
    /** Weights grow twofold from 16 to 32 bits, and may be shared; a file that wants more than this is not honest. */
    private static final int MAX_WEIGHT_GROWTH = 8;

    private final TfliteModel model;
    private final TfliteValues values = new TfliteValues();
    private final OnnxGraphWriter onnx;
    private final TfliteConvolutions convolutions;

    private TfliteImporter(TfliteModel model, long maxWeightBytes) {
        this.model = model;
        this.onnx = new OnnxGraphWriter(maxWeightBytes);
        this.convolutions = new TfliteConvolutions(onnx, values);
    }

    /**
     * Imports a whole TFLite file.
     *
     * @param file not modified
     * @throws ModelImportException for anything but a complete network of known operators, from three channels to one
     */
    public static ImportedModel importModel(byte[] file) throws ModelImportException {
        return importModel(file, EnumSet.allOf(GraphRewrite.class));
    }

    /**
     * With only some of the rewrites that make it faster.
     *
     * @param file not modified
     */
    static ImportedModel importModel(byte[] file, Set<GraphRewrite> rewrites) throws ModelImportException {
        return importer(file).run(rewrites, Optional.empty());
    }

    /**
     * The network for pictures of another size than it was made for.
     *
     * @param file not modified
     * @param inputSize every picture in the network must have whole sides with it
     */
    public static ImportedModel importModel(byte[] file, ImageSize inputSize) throws ModelImportException {
        return importer(file).run(EnumSet.allOf(GraphRewrite.class), Optional.of(inputSize));
    }

    private static TfliteImporter importer(byte[] file) throws ModelImportException {
        return new TfliteImporter(TfliteReader.read(file), (long) MAX_WEIGHT_GROWTH * file.length);
    }

    private ImportedModel run(Set<GraphRewrite> rewrites, Optional<ImageSize> wanted) throws ModelImportException {
        Tensor in = model.tensors().get(model.input());
        Tensor out = model.tensors().get(model.output());
        ImageSize inputSize = pictureSize("the network's input is ", in, INPUT_CHANNELS);
        ImageSize outputSize = pictureSize("the network's output is ", out, 1);
        Picture picture = new Picture(ImportedModel.INPUT, inputSize.heightPx(), inputSize.widthPx(), INPUT_CHANNELS);
        values.define("the network's input", in, picture);
        onnx.input(picture.name(), 1, INPUT_CHANNELS, picture.height(), picture.width());
        boolean complete = false;
        for (Operator operator : model.operators()) {
            if (operator.kind() == TfliteOperatorKind.DEQUANTIZE) {
                values.dequantize(operator);
                continue;
            }
            boolean last = operator.output().index() == model.output();
            String name = last ? ImportedModel.OUTPUT : onnx.newName();
            Picture computed = convert(operator, name);
            values.define(operator.toString(), operator.output(), computed);
            if (!last) {
                note(computed);
            }
            complete |= last;
        }
        if (!complete) {
            throw new ModelImportException("no operator computes the network's output, " + out);
        }
        onnx.output(ImportedModel.OUTPUT, 1, 1, outputSize.heightPx(), outputSize.widthPx());
        OnnxGraph graph = new OnnxGraph(onnx.toProto());
        ImageSize size = wanted.orElse(inputSize);
        graph.resize(inputSize, size);
        GraphRewrite.apply(graph, rewrites);
        ImageSize resized = new ImageSize(
                outputSize.widthPx() * size.widthPx() / inputSize.widthPx(),
                outputSize.heightPx() * size.heightPx() / inputSize.heightPx());
        return ImportedModel.stretching(OnnxGraphWriter.toBytes(graph.toProto()), size, resized);
    }

    private void note(Picture picture) {
        onnx.size(picture.name(), 1, picture.channels(), picture.height(), picture.width());
    }

    private static ImageSize pictureSize(String what, Tensor tensor, int channels) throws ModelImportException {
        List<Integer> shape = tensor.shape();
        if (shape.size() != 4 || shape.get(0) != 1 || shape.get(3) != channels) {
            throw new ModelImportException(what + tensor + ", expected [1, height, width, " + channels + "]");
        }
        return new ImageSize(shape.get(2), shape.get(1));
    }

    /** Writes the nodes of one operator and says what they compute. */
    private Picture convert(Operator operator, String result) throws ModelImportException {
        return switch (operator.kind()) {
            case CONV_2D -> activated(operator, 3, result, name -> convolutions.plain(operator, name));
            case DEPTHWISE_CONV_2D -> activated(operator, 4, result, name -> convolutions.depthwise(operator, name));
            case CONVOLUTION_2D_TRANSPOSE_BIAS -> convolutions.transposed(operator, result);
            case ADD -> activated(operator, 0, result, name -> elementwise(operator, "Add", name));
            case MUL -> activated(operator, 0, result, name -> elementwise(operator, "Mul", name));
            case RELU -> unary(operator, "Relu", result);
            case LOGISTIC -> unary(operator, "Sigmoid", result);
            case HARD_SWISH -> hardSwish(operator, result);
            case AVERAGE_POOL_2D -> averagePool(operator, result);
            case MEAN -> mean(operator, result);
            case RESIZE_BILINEAR -> resize(operator, result);
            case DEQUANTIZE -> throw new IllegalStateException(operator + " computes no picture");
        };
    }

    private interface Conversion {
        Picture into(String name) throws ModelImportException;
    }

    /** An operator whose options may add an activation function, in the given field. */
    private Picture activated(Operator operator, int field, String result, Conversion conversion)
            throws ModelImportException {
        int function = operator.options().uint8(field);
        if (function == 0) {
            return conversion.into(result);
        }
        if (function != 1) {
            throw new ModelImportException(
                    operator + " has activation " + function + ", expected 0 (none) or 1 (relu)");
        }
        Picture before = conversion.into(onnx.newName());
        note(before);
        onnx.node("Relu", List.of(before.name()), result);
        return new Picture(result, before.height(), before.width(), before.channels());
    }

    private Picture unary(Operator operator, String type, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        onnx.node(type, List.of(input.name()), result);
        return new Picture(result, input.height(), input.width(), input.channels());
    }

    /** x * relu6(x + 3) / 6, as ONNX's HardSigmoid of slope 1/6 around 1/2, times x. */
    private Picture hardSwish(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        String gate = onnx.newName();
        onnx.node("HardSigmoid", List.of(input.name()), gate, attribute("alpha", 1f / 6), attribute("beta", 0.5f));
        onnx.node("Mul", List.of(input.name(), gate), result);
        return new Picture(result, input.height(), input.width(), input.channels());
    }

    /** Two pictures of the same size, or one with a value per channel for the other. */
    private Picture elementwise(Operator operator, String type, String result) throws ModelImportException {
        Picture first = values.picture(operator, 0);
        Picture second = values.picture(operator, 1);
        boolean swapped = first.hasSize(1, 1, second.channels());
        Picture larger = swapped ? second : first;
        Picture smaller = swapped ? first : second;
        boolean fits = smaller.hasSize(larger.height(), larger.width(), larger.channels())
                || smaller.hasSize(1, 1, larger.channels());
        if (!fits) {
            throw new ModelImportException(
                    operator + " joins " + operator.input(0) + " and " + operator.input(1) + ", whose sizes differ");
        }
        onnx.node(type, List.of(first.name(), second.name()), result);
        return new Picture(result, larger.height(), larger.width(), larger.channels());
    }

    private Picture averagePool(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        FlatTable options = operator.options();
        // With a window of the whole picture and a stride of its size, both kinds of padding mean the same: none.
        boolean global = options.int32(3, 0) == input.width()
                && options.int32(4, 0) == input.height()
                && options.int32(1, 0) >= input.width()
                && options.int32(2, 0) >= input.height()
                && options.uint8(0) <= 1
                && options.uint8(5) == 0;
        if (!global) {
            throw new ModelImportException(
                    operator + " of " + operator.input(0) + " is not over the whole picture; only that is supported");
        }
        return globalAverage(input, result);
    }

    private Picture mean(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        values.requireIntegers(operator, operator.input(1), 1, 2);
        if (operator.options().uint8(0) != 1) {
            throw new ModelImportException(operator + " drops the sides it averages over, which is not supported");
        }
        return globalAverage(input, result);
    }

    private Picture globalAverage(Picture input, String result) {
        onnx.node("GlobalAveragePool", List.of(input.name()), result);
        return new Picture(result, 1, 1, input.channels());
    }

    private Picture resize(Operator operator, String result) throws ModelImportException {
        Picture input = values.picture(operator, 0);
        FlatTable options = operator.options();
        if (options.uint8(2) != 0 || options.uint8(3) != 1) {
            throw new ModelImportException(operator + " has align_corners " + options.uint8(2)
                    + " and half_pixel_centers " + options.uint8(3) + ", expected 0 and 1");
        }
        List<Integer> shape = operator.output().shape();
        int height = shape.size() == 4 ? shape.get(1) : 0;
        int width = shape.size() == 4 ? shape.get(2) : 0;
        values.requireIntegers(operator, operator.input(1), height, width);
        float scaleY = (float) height / input.height();
        float scaleX = (float) width / input.width();
        // ONNX takes the floor of size x scale; whole factors are exact in a float.
        if (height % input.height() != 0 || width % input.width() != 0) {
            throw new ModelImportException(operator + " enlarges " + operator.input(0) + " to " + operator.output()
                    + ", expected a whole factor");
        }
        onnx.node(
                "Resize",
                List.of(input.name(), "", onnx.constant(new float[] {1, 1, scaleY, scaleX}, 4)),
                result,
                attribute("mode", "linear"),
                attribute("coordinate_transformation_mode", "half_pixel"));
        return new Picture(result, height, width, input.channels());
    }
}
