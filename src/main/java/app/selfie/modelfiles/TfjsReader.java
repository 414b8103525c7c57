package app.selfie.modelfiles;

import app.selfie.modelfiles.TfjsModel.Node;
import app.selfie.modelfiles.TfjsWeight.Stored;
import app.selfie.modelfiles.TfjsWeight.Width;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a TensorFlow.js graph model: {@code model.json} with the topology (a TensorFlow GraphDef as JSON) and the
 * weightsManifest, and the shards beside it. The formulas are those of the converter's and TensorFlow.js' own code
 * (tfjs-core, io_utils.ts).
 */
final class TfjsReader {

    /** Where the official family's files are at most 122 KB. */
    private static final long MAX_JSON_BYTES = 4 << 20;
    /** ResNet50, the largest network of the family, has 318 nodes. */
    private static final int MAX_ENTRIES = 4096;

    private static final int MAX_INPUTS = 16;
    private static final int MAX_RANK = 4;
    /** ResNet50 has 24 million in all. */
    private static final long MAX_ELEMENTS = 1 << 26;

    private final TfjsShards shards;
    private final Map<String, TfjsWeight> weights = new HashMap<>();
    private long elements;

    private TfjsReader(TfjsShards shards) {
        this.shards = shards;
    }

    /**
     * Reads the JSON file and everything it names.
     *
     * @throws ModelImportException for anything that is not whole; the message names the file
     */
    static TfjsModel read(Path json) throws ModelImportException {
        Path folder = json.toAbsolutePath().getParent();
        Path name = json.getFileName();
        if (folder == null || name == null) {
            throw new ModelImportException(json + " is no file");
        }
        TfjsShards shards = new TfjsShards(folder, ShardChecksums.in(folder));
        byte[] file = shards.file(name.toString(), MAX_JSON_BYTES);
        try {
            return new TfjsReader(shards).read(TfjsJson.parse(file));
        } catch (ModelImportException e) {
            throw new ModelImportException(name + ": " + e.getMessage(), e);
        }
    }

    private TfjsModel read(TfjsJson root) throws ModelImportException {
        Optional<TfjsJson> format = root.optional("format");
        if (format.isPresent() && !format.get().text().equals("graph-model")) {
            throw new ModelImportException(
                    "format is " + TfjsJson.forPeople(format.get().text()) + ", expected graph-model");
        }
        for (TfjsJson group : root.field("weightsManifest").list(MAX_ENTRIES)) {
            readGroup(group);
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (TfjsJson entry : root.field("modelTopology").field("node").list(MAX_ENTRIES)) {
            Node node = readNode(entry);
            if (nodes.put(node.name(), node) != null) {
                throw new ModelImportException("two nodes are called " + node.name());
            }
        }
        return new TfjsModel(nodes, weights);
    }

    /** What the manifest says of one constant, before its bytes are there. */
    private record Declared(String name, TfjsWeight.Type type, List<Integer> shape, int elements, Stored stored) {
        long bytes() {
            return (long) elements * stored.width().bytes;
        }
    }

    private void readGroup(TfjsJson group) throws ModelImportException {
        List<Declared> declared = new ArrayList<>();
        long bytes = 0;
        for (TfjsJson entry : group.field("weights").list(MAX_ENTRIES)) {
            Declared weight = declare(entry);
            elements += weight.elements();
            if (elements > MAX_ELEMENTS) {
                throw new ModelImportException(
                        entry.where() + ": more than " + MAX_ELEMENTS + " numbers up to here, which is no BodyPix");
            }
            bytes += weight.bytes();
            declared.add(weight);
        }
        List<TfjsJson> paths = group.field("paths").list(MAX_ENTRIES);
        if (paths.isEmpty()) {
            throw new ModelImportException(group.where() + ".paths is empty");
        }
        ByteBuffer contents = ByteBuffer.wrap(shards.group(paths, bytes)).asReadOnlyBuffer();
        int from = 0;
        for (Declared weight : declared) {
            int length = Math.toIntExact(weight.bytes());
            ByteBuffer data = contents.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
            from += length;
            TfjsWeight known = new TfjsWeight(weight.name(), weight.type(), weight.shape(), weight.stored(), data);
            if (weights.put(weight.name(), known) != null) {
                throw new ModelImportException("the weightsManifest has two of " + weight.name());
            }
        }
    }

    private static Declared declare(TfjsJson entry) throws ModelImportException {
        String name = TfjsJson.forPeople(entry.field("name").text());
        TfjsWeight.Type type = switch (entry.field("dtype").text()) {
            case "float32" -> TfjsWeight.Type.FLOAT32;
            case "int32" -> TfjsWeight.Type.INT32;
            default ->
                throw new ModelImportException(entry.where() + ".dtype of " + name + " is "
                        + TfjsJson.forPeople(entry.field("dtype").text()) + ", expected float32 or int32");
        };
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        for (TfjsJson side : entry.field("shape").list(MAX_RANK)) {
            int length = side.integer(1, Math.toIntExact(MAX_ELEMENTS));
            shape.add(length);
            count *= length;
            if (count > MAX_ELEMENTS) {
                throw new ModelImportException(entry.where() + ".shape of " + name + " is "
                        + side.node().toString() + " by others: more than " + MAX_ELEMENTS + " numbers");
            }
        }
        Optional<TfjsJson> quantization = entry.optional("quantization");
        Stored stored = quantization.isPresent() ? stored(quantization.get()) : Stored.PLAIN;
        return new Declared(name, type, List.copyOf(shape), Math.toIntExact(count), stored);
    }

    private static Stored stored(TfjsJson quantization) throws ModelImportException {
        Width width = switch (quantization.field("dtype").text()) {
            case "uint8" -> Width.UINT8;
            case "uint16" -> Width.UINT16;
            default ->
                throw new ModelImportException(quantization.where() + ".dtype is "
                        + TfjsJson.forPeople(quantization.field("dtype").text()) + ", expected uint8 or uint16");
        };
        return new Stored(
                width,
                quantization.field("scale").number(),
                quantization.field("min").number());
    }

    private Node readNode(TfjsJson entry) throws ModelImportException {
        String name = TfjsJson.forPeople(entry.field("name").text());
        String operator = TfjsJson.forPeople(entry.field("op").text());
        List<String> inputs = new ArrayList<>();
        Optional<TfjsJson> read = entry.optional("input");
        for (TfjsJson input : read.isPresent() ? read.get().list(MAX_INPUTS) : List.<TfjsJson>of()) {
            // "name:0" is the first output of a node, and "name" is the same.
            String from = TfjsJson.forPeople(input.text());
            inputs.add(from.endsWith(":0") ? from.substring(0, from.length() - 2) : from);
        }
        TfjsAttributes attributes = new TfjsAttributes(new TfjsJson(operator + " " + name, entry.node()));
        requireDeclaredShape(name, attributes);
        return new Node(name, operator, List.copyOf(inputs), attributes);
    }

    private void requireDeclaredShape(String name, TfjsAttributes attributes) throws ModelImportException {
        TfjsWeight weight = weights.get(name);
        Optional<List<TfjsJson>> shape = attributes.declaredShape();
        if (weight == null || shape.isEmpty()) {
            return;
        }
        List<Integer> sides = new ArrayList<>();
        for (TfjsJson side : shape.get()) {
            sides.add(side.field("size").integer(0, Integer.MAX_VALUE));
        }
        if (!sides.equals(weight.shape())) {
            throw new ModelImportException(
                    "the graph has " + name + " as " + sides + ", the weightsManifest has " + weight);
        }
    }
}
