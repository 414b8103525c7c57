package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.modelfiles.TfjsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Weights for the official ResNet50 topology that anybody can make: SplitMix64 numbers, near normal, by He's rule. The
 * network is of true size and cost, and says nothing sensible. The same as the fixtures' generator, byte for byte.
 */
final class SyntheticResNet {

    private static final long SEED = 20240607;
    private static final int SHARD_BYTES = 4 << 20;
    private static final List<String> SHARDS = List.of(
            "22578bffea96e3c19320c67398dc6d43a8195c2a636605ea022ee986f375c8e8",
            "44196d7b292df36d18c8aea5bcafcbcd7defb969c5051499f84b9d1d0bc0475a",
            "a4cd8cbcecdae424bb221d0927ec3417994a8ba5179d1a2314fb0c8cbdd419a4",
            "64b9b9d79833fc53fdefaaa6a656dd7a5115ed607bcb4a76bd3dcd417f8dcae3",
            "ed52d8668e39fb9e127703325077aac24ab82f97db101448ed299e74f2e34ed3",
            "bbd7b04293031b1f890cdd26a51b94bf95d48233236cb9c8e6ae96387ac37ee9");

    private SyntheticResNet() {}

    /** Writes the JSON file and six shards, requires that they are the expected ones, and gives the first. */
    static Path write(Path folder) throws Exception {
        Path topology = FixtureFolder.resolve("models/bodypix-resnet50-stride16-synthetic")
                .resolve(TfjsFile.JSON);
        Path json = Files.write(folder.resolve(TfjsFile.JSON), Files.readAllBytes(topology));
        JsonNode group = new JsonMapper().readTree(Files.readAllBytes(topology)).at("/weightsManifest/0");
        byte[] all = weights(group);
        for (int i = 0; i < SHARDS.size(); i++) {
            byte[] shard = Arrays.copyOfRange(all, i * SHARD_BYTES, Math.min(all.length, (i + 1) * SHARD_BYTES));
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(shard);
            assertThat(HexFormat.of().formatHex(sum)).isEqualTo(SHARDS.get(i));
            Files.write(folder.resolve(group.get("paths").get(i).stringValue()), shard);
        }
        return json;
    }

    private static byte[] weights(JsonNode group) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(24 << 20);
        long index = 0;
        for (JsonNode weight : group.get("weights").values()) {
            byte[] values = new byte[elements(weight)];
            for (int i = 0; i < values.length; i++) {
                double q = (value(weight, i, index + i)
                                - weight.at("/quantization/min").doubleValue())
                        / weight.at("/quantization/scale").doubleValue();
                values[i] = (byte) Math.clamp(Math.floor(q + 0.5), 0, 255);
            }
            all.write(values);
            index += values.length;
        }
        return all.toByteArray();
    }

    private static int elements(JsonNode weight) {
        int elements = 1;
        for (JsonNode side : weight.get("shape").values()) {
            elements *= side.intValue();
        }
        return elements;
    }

    /**
     * @param i in this tensor
     * @param index in the whole model
     */
    private static double value(JsonNode weight, int i, long index) {
        String name = weight.get("name").stringValue();
        if (name.endsWith("/paddings")) {
            int zeros = name.equals("resnet_v1_50/Pad/paddings") ? 3 : 1;
            return i >= 2 && i < 6 ? zeros : 0;
        }
        if (name.endsWith("/weights")) {
            JsonNode shape = weight.get("shape");
            int fanIn = elements(weight) / shape.get(shape.size() - 1).intValue();
            return normal(index) * (gain(name) * Math.sqrt(2.0 / fanIn));
        }
        return name.startsWith("clip_by_value") ? weight.at("/quantization/min").doubleValue() : 0;
    }

    private static double normal(long index) {
        long z = SEED + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        double sum = 0;
        for (int part = 0; part < 4; part++) {
            sum += (z >>> (16 * part)) & 0xFFFF;
        }
        return ((sum + 2) / 65536 - 2) * Math.sqrt(3);
    }

    private static double gain(String name) {
        if (name.equals("resnet_v1_50/conv1/weights")) {
            return 1.0 / 16; // its pixels are about +-128
        }
        boolean residualOrHead = name.endsWith("/conv3/weights") || !name.contains("/block");
        return residualOrHead ? 0.25 : 1;
    }
}
