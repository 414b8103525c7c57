package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.modelfiles.TfjsModel.Node;
import app.selfie.modelfiles.TfjsPicture.Side;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A BodyPix 2.0 network of the official family, read from its TensorFlow.js files and ready to be written as ONNX: whole,
 * or only what
 * tells a person's mask; both for pictures of any size.
 */
final class BodyPixImporter {

    private static final List<Integer> STRIDES = List.of(8, 16, 32);
    private static final int INPUT_CHANNELS = 3;

    /** Twice ResNet50's 95 MB; a file of quantised numbers grows at most fourfold. */
    private static final long MAX_WEIGHT_BYTES = 192L << 20;

    private final TfjsModel model;
    private final Map<BodyPixHead, String> heads;
    private final Architecture architecture;
    private final int outputStride;

    private BodyPixImporter(
            TfjsModel model, Map<BodyPixHead, String> heads, Architecture architecture, int outputStride) {
        this.model = model;
        this.heads = heads;
        this.architecture = architecture;
        this.outputStride = outputStride;
    }

    /**
     * Reads a model's files.
     *
     * @param json its shards lie beside it
     * @throws ModelImportException if they are not a whole BodyPix network, naming the file
     */
    static BodyPixImporter read(Path json) throws ModelImportException {
        TfjsModel model = TfjsReader.read(json);
        try {
            Map<BodyPixHead, String> heads = new EnumMap<>(BodyPixHead.class);
            for (BodyPixHead head : BodyPixHead.values()) {
                heads.put(head, find(model, head));
            }
            return new BodyPixImporter(model, heads, architecture(model), stride(model, heads));
        } catch (ModelImportException e) {
            throw new ModelImportException(json.getFileName() + ": " + e.getMessage(), e);
        }
    }

    Architecture architecture() {
        return architecture;
    }

    int outputStride() {
        return outputStride;
    }

    /** The order of outputs differs between the architectures, and the names of two of them; all are bound by name. */
    private static String find(TfjsModel model, BodyPixHead head) throws ModelImportException {
        String name = BodyPixGraph.outputName(head);
        List<String> found = model.nodes().keySet().stream()
                .filter(node -> node.equals("float_" + name) || node.endsWith("/" + name + "_2/BiasAdd"))
                .toList();
        if (found.size() != 1) {
            throw new ModelImportException(found.size() + " nodes for BodyPix' output " + name + ", expected 1");
        }
        return found.getFirst();
    }

    private static Architecture architecture(TfjsModel model) throws ModelImportException {
        boolean mobile = model.nodes().keySet().stream().anyMatch(name -> name.startsWith("MobilenetV1/"));
        boolean resnet = model.nodes().keySet().stream().anyMatch(name -> name.startsWith("resnet_v1_50/"));
        if (mobile == resnet) {
            throw new ModelImportException(
                    "the nodes belong to " + (mobile ? "both" : "neither of") + " MobilenetV1 and resnet_v1_50");
        }
        return mobile ? Architecture.MOBILENET_V1 : Architecture.RESNET_50;
    }

    /** The product of all strides on the way to the outputs. */
    private static int stride(TfjsModel model, Map<BodyPixHead, String> heads) throws ModelImportException {
        Map<String, Integer> strides = new HashMap<>();
        for (Node node : TopologicalOrder.of(model, heads.values()).nodes()) {
            int before = node.inputs().stream()
                    .mapToInt(name -> strides.getOrDefault(name, 1))
                    .max()
                    .orElse(1);
            int here = before * node.attributes().steps("strides").down();
            if (here > STRIDES.getLast()) {
                throw new ModelImportException(node + " is at an output stride of " + here + ", expected " + STRIDES);
            }
            strides.put(node.name(), here);
        }
        int stride = strides.getOrDefault(heads.getOrDefault(BodyPixHead.SEGMENTS, ""), 1);
        if (!STRIDES.contains(stride)) {
            throw new ModelImportException("an output stride of " + stride + ", expected one of " + STRIDES);
        }
        return stride;
    }

    /** The whole network, by {@link BodyPixGraph}'s contract. */
    byte[] wholeNetwork() throws ModelImportException {
        OnnxGraphWriter onnx = new OnnxGraphWriter(MAX_WEIGHT_BYTES);
        Side open = new Side(outputStride, 1);
        onnx.input(BodyPixGraph.INPUT, 1, INPUT_CHANNELS, -1, -1);
        TfjsTranslator translator =
                new TfjsTranslator(model, onnx, TfjsPicture.of(BodyPixGraph.INPUT, open, open, INPUT_CHANNELS));
        Map<String, TfjsPicture> pictures = translator.translate(heads.values());
        Side cells = new Side(1, 1);
        for (Map.Entry<BodyPixHead, String> entry : heads.entrySet()) {
            BodyPixHead head = entry.getKey();
            TfjsPicture picture = required(pictures, entry.getValue(), cells, cells, head.channels());
            onnx.node(
                    "Transpose", List.of(picture.name()), BodyPixGraph.outputName(head), attribute("perm", new long[] {
                        0, 2, 3, 1
                    }));
            onnx.output(BodyPixGraph.outputName(head), 1, -1, -1, head.channels());
        }
        return onnx.toBytes();
    }

    private static TfjsPicture required(
            Map<String, TfjsPicture> pictures, String name, Side height, Side width, int channels)
            throws ModelImportException {
        TfjsPicture picture = pictures.get(name);
        TfjsPicture expected = TfjsPicture.of(name, height, width, channels);
        if (picture == null || !picture.hasSizeOf(expected)) {
            throw new ModelImportException("output " + name + " is " + picture + ", expected " + expected);
        }
        return picture;
    }

    /**
     * The person's mask, by {@link ImportedModel}'s contract, for pictures of any size whose sides are one more than a
     * multiple of the stride. The network's few cells become a map as large as its input, the way the original does it:
     * logits are interpolated with the corner cells on the corners, and then become probabilities (body-pix, util.ts,
     * scaleAndCropToInputTensorShape).
     */
    byte[] personMask() throws ModelImportException {
        OnnxGraphWriter onnx = new OnnxGraphWriter(MAX_WEIGHT_BYTES);
        Side open = new Side(outputStride, 1);
        onnx.input(ImportedModel.INPUT, 1, INPUT_CHANNELS, -1, -1);
        TfjsPicture prepared = TfjsPicture.of(prepare(onnx), open, open, INPUT_CHANNELS);
        String segments = heads.getOrDefault(BodyPixHead.SEGMENTS, "");
        Side cells = new Side(1, 1);
        TfjsPicture logits = required(
                new TfjsTranslator(model, onnx, prepared).translate(List.of(segments)),
                segments,
                cells,
                cells,
                BodyPixHead.SEGMENTS.channels());
        String sides = onnx.newName();
        onnx.node("Shape", List.of(ImportedModel.INPUT), sides, attribute("start", 2));
        String size = onnx.newName();
        onnx.node("Concat", List.of(onnx.integers(1, 1), sides), size, attribute("axis", 0));
        String enlarged = onnx.newName();
        onnx.node(
                "Resize",
                List.of(logits.name(), "", "", size),
                enlarged,
                attribute("mode", "linear"),
                attribute("coordinate_transformation_mode", "align_corners"));
        onnx.node("Sigmoid", List.of(enlarged), ImportedModel.OUTPUT);
        onnx.output(ImportedModel.OUTPUT, 1, 1, -1, -1);
        return onnx.toBytes();
    }

    /** From 0..1 to what the architecture wants. */
    private String prepare(OnnxGraphWriter onnx) throws ModelImportException {
        String scaled = onnx.newName();
        onnx.node("Mul", List.of(ImportedModel.INPUT, onnx.constant(new float[] {255 * architecture.scale()})), scaled);
        float[] offsets = new float[INPUT_CHANNELS];
        for (int channel = 0; channel < offsets.length; channel++) {
            offsets[channel] = architecture.offset(channel);
        }
        String prepared = onnx.newName();
        onnx.node("Add", List.of(scaled, onnx.constant(offsets, INPUT_CHANNELS, 1, 1)), prepared);
        return prepared;
    }
}
