package app.selfie.segmentation;

import app.selfie.FixtureFolder;
import app.selfie.modelfiles.TfjsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * MobileNetV1 0.75 and 1.00 of true topology and size, derived from the 0.50 of the fixtures by widening the layers
 * between picture and outputs, with random weights. Strides, too: an official file of another stride has the same layers
 * with a dilation in the place of a stride.
 */
final class WiderMobileNet {

    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode root;
    private final double factor;

    private WiderMobileNet(double multiplier) throws IOException {
        Path source =
                FixtureFolder.resolve("models/bodypix-mobilenet050-stride16").resolve(TfjsFile.JSON);
        root = mapper.readTree(Files.readAllBytes(source));
        factor = multiplier / 0.5;
    }

    /**
     * Writes the JSON file and one shard.
     *
     * @param multiplier 0.5, 0.75 or 1
     * @param stride 8, 16 or 32
     */
    static Path write(Path folder, double multiplier, int stride) throws IOException {
        WiderMobileNet net = new WiderMobileNet(multiplier);
        net.widen();
        net.restride(stride);
        Path json = folder.resolve("model-stride" + stride + ".json");
        Files.write(json, net.mapper.writeValueAsBytes(net.root));
        Files.write(folder.resolve("group1-shard1of1.bin"), net.weights());
        return json;
    }

    private void widen() {
        for (JsonNode weight : root.at("/weightsManifest/0/weights").values()) {
            String name = weight.get("name").stringValue();
            ArrayNode shape = (ArrayNode) weight.get("shape");
            boolean inner = name.contains("Conv2d_");
            int last = shape.size() - 1;
            if (inner && !name.contains("depthwise_weights")) {
                widen(shape, last); // what comes out
            }
            boolean readsPicture = name.contains("Conv2d_0/");
            if (shape.size() == 4 && !readsPicture) {
                widen(shape, 2); // what goes in
            }
        }
        for (JsonNode node : root.at("/modelTopology/node").values()) {
            JsonNode tensor = node.at("/attr/value/tensor");
            if (tensor instanceof ObjectNode object) {
                object.remove("tensorShape");
            }
        }
    }

    private void widen(ArrayNode shape, int side) {
        shape.set(
                side, mapper.getNodeFactory().numberNode((int) (shape.get(side).intValue() * factor)));
    }

    private void restride(int stride) {
        int reached = 1;
        int dilation = 1;
        for (JsonNode node : root.at("/modelTopology/node").values()) {
            JsonNode strides = node.at("/attr/strides/list");
            if (!strides.isObject()) {
                continue;
            }
            boolean official32 = stride == 32 && node.get("name").stringValue().contains("Conv2d_12_depthwise");
            int here = official32 ? 2 : Integer.parseInt(strides.get("i").get(1).stringValue());
            int kept = reached * here > stride ? 1 : here;
            set((ObjectNode) strides, kept);
            if (node.get("op").stringValue().equals("DepthwiseConv2dNative")) {
                set((ObjectNode) node.at("/attr/dilations/list"), dilation);
            }
            dilation *= here / kept;
            reached *= kept;
        }
    }

    private void set(ObjectNode list, int value) {
        List<String> four = List.of("1", String.valueOf(value), String.valueOf(value), "1");
        ArrayNode values = mapper.createArrayNode();
        four.forEach(values::add);
        list.set("i", values);
    }

    private byte[] weights() {
        Random random = new Random(11);
        List<float[]> all = new ArrayList<>();
        for (JsonNode weight : root.at("/weightsManifest/0/weights").values()) {
            int[] shape = IntStream.range(0, weight.get("shape").size())
                    .map(i -> weight.get("shape").get(i).intValue())
                    .toArray();
            float[] values = new float[IntStream.of(shape).reduce(1, Math::multiplyExact)];
            boolean depthwise = weight.get("name").stringValue().contains("depthwise_weights");
            double fanIn = shape.length == 4 ? shape[0] * shape[1] * (depthwise ? 1 : shape[2]) : 100;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * Math.sqrt(2 / fanIn));
            }
            all.add(values);
        }
        int count = all.stream().mapToInt(values -> values.length).sum();
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(4 * count).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float[] values : all) {
            for (float value : values) {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
    }
}
