package app.selfie.modelfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes TensorFlow.js graph models for tests, whole ones and broken ones. */
public final class TfjsFile {

    public static final String JSON = "model-stride16.json";

    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final List<Map<String, Object>> weights = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public static Map<String, Object> ints(int... values) {
        return Map.of(
                "list",
                Map.of("i", Arrays.stream(values).mapToObj(String::valueOf).toList()));
    }

    public static Map<String, Object> text(String text) {
        return Map.of("s", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What every convolution and pool says of itself. */
    public static Map<String, Object> window(String padding, int stride, int dilation) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("padding", text(padding));
        attributes.put("strides", ints(1, stride, stride, 1));
        attributes.put("dilations", ints(1, dilation, dilation, 1));
        attributes.put("data_format", text("NHWC"));
        return attributes;
    }

    public TfjsFile node(String operator, String name, Map<String, Object> attributes, String... inputs) {
        nodes.add(new LinkedHashMap<>(
                Map.of("name", name, "op", operator, "input", List.of(inputs), "attr", new HashMap<>(attributes))));
        return this;
    }

    public TfjsFile placeholder(String name) {
        return node("Placeholder", name, Map.of());
    }

    private TfjsFile constant(String name, String type, byte[] data, Map<String, Object> quantization, int... shape) {
        Map<String, Object> weight = new LinkedHashMap<>();
        weight.put("name", name);
        weight.put("shape", shape);
        weight.put("dtype", type);
        if (!quantization.isEmpty()) {
            weight.put("quantization", new LinkedHashMap<>(quantization));
        }
        weights.add(weight);
        bytes.writeBytes(data);
        List<Map<String, String>> sides = IntStream.of(shape)
                .mapToObj(side -> Map.of("size", String.valueOf(side)))
                .toList();
        return node("Const", name, Map.of("value", Map.of("tensor", Map.of("tensorShape", Map.of("dim", sides)))));
    }

    public TfjsFile floats(String name, float[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return constant(name, "float32", data.array(), Map.of(), shape);
    }

    public TfjsFile integers(String name, int[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asIntBuffer().put(values);
        return constant(name, "int32", data.array(), Map.of(), shape);
    }

    /** Weights of 1 or 2 bytes each. */
    public TfjsFile quantized(
            String name, String type, int width, int[] values, double scale, double min, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(width * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            if (width == 1) {
                data.put((byte) value);
            } else {
                data.putShort((short) value);
            }
        }
        Map<String, Object> quantization = Map.of("dtype", width == 1 ? "uint8" : "uint16", "scale", scale, "min", min);
        return constant(name, type, data.array(), quantization, shape);
    }

    /** The last constant's entry of the manifest, to be broken. */
    public Map<String, Object> lastWeight() {
        return weights.getLast();
    }

    /** The entry of a node, to be broken. */
    public Map<String, Object> node(String name) {
        return nodes.stream()
                .filter(node -> name.equals(node.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** The attributes of a node, to be broken. */
    @SuppressWarnings("unchecked") // node() has put it there
    public Map<String, Object> attributes(String name) {
        return (Map<String, Object>) Objects.requireNonNull(node(name).get("attr"));
    }

    /** Writes the JSON file and one shard, and gives the first. */
    public Path write(Path folder) throws IOException {
        return write(folder, Math.max(1, bytes.size()));
    }

    /** The same with shards of the given length, the last one shorter. */
    public Path write(Path folder, int shardBytes) throws IOException {
        int count = Math.max(1, Math.ceilDiv(bytes.size(), shardBytes));
        List<String> paths = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "group1-shard" + i + "of" + count + ".bin")
                .toList();
        for (int i = 0; i < count; i++) {
            byte[] shard = Arrays.copyOfRange(
                    bytes.toByteArray(), i * shardBytes, Math.min(bytes.size(), (i + 1) * shardBytes));
            Files.write(folder.resolve(paths.get(i)), shard);
        }
        return write(folder, paths);
    }

    /** Writes the JSON file only. */
    public Path write(Path folder, List<String> paths) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("format", "graph-model");
        model.put("modelTopology", Map.of("node", nodes));
        model.put("weightsManifest", List.of(Map.of("paths", paths, "weights", weights)));
        Path json = folder.resolve(JSON);
        Files.write(json, new JsonMapper().writeValueAsBytes(model));
        return json;
    }
}
