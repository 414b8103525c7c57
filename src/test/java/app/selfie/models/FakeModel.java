package app.selfie.models;

import app.selfie.segmentation.ModelId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A model's files as a server has them: a description, and three files of made-up weights. */
final class FakeModel {

    static final ModelId ID = new ModelId("bodypix-mobilenet-075");
    static final String PATH = "mobilenet/quant2/075/";
    static final String JSON = "model-stride16.json";
    static final int SHARD_BYTES = 150_000;

    final Map<String, byte[]> files = new LinkedHashMap<>();

    FakeModel() {
        this(1);
    }

    FakeModel(int seed) {
        Random random = new Random(seed);
        String names = "";
        for (int i = 1; i <= 3; i++) {
            byte[] shard = new byte[SHARD_BYTES];
            random.nextBytes(shard);
            files.put(shard(i), shard);
            names += (i == 1 ? "\"" : ", \"") + shard(i) + '"';
        }
        files.put(JSON, json(names, 3 * SHARD_BYTES).getBytes(StandardCharsets.UTF_8));
    }

    static String json(String quotedNames, long bytes) {
        return """
                {"modelTopology": {}, "weightsManifest": [{"paths": [%s], "weights": [
                  {"name": "a", "shape": [%d], "dtype": "float32", "quantization": {"dtype": "uint8", "min": 0, "scale": 1}}
                ]}]}""".formatted(quotedNames, bytes);
    }

    static String shard(int number) {
        return "group1-shard" + number + "of3.bin";
    }

    byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name));
    }

    byte[] file(RawServer.Request request) {
        return files.getOrDefault(name(request), new byte[0]);
    }

    static String name(RawServer.Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    /** As a good server does. */
    void serve(RawServer.Request request, OutputStream out) throws IOException {
        byte[] body = files.get(name(request));
        if (body == null || !request.path().equals("/" + PATH + name(request))) {
            RawServer.status(out, "404 Not Found");
            return;
        }
        RawServer.whole(out, body);
    }

    /** Told before anything is asked for, and a little less than it turns out to be. */
    static final long ESTIMATED_BYTES = 3L * SHARD_BYTES - 100;

    Release release(Map<String, ExpectedHash> pins) {
        return new Release(ID, FileVariant.QUANT2, PATH, JSON, ESTIMATED_BYTES, pins);
    }
}
