package app.selfie.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that hold a TensorFlow.js graph model's weights, and their exact size, as its json says
 * ({@code weightsManifest}).
 *
 * @param names plain file names, each once
 * @param bytes of all of them together
 */
record ShardList(List<String> names, long bytes) {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.bin");

    /** The largest official model has 23. */
    private static final int MAX_SHARDS = 64;

    private static final Map<String, Integer> BYTES_BY_TYPE =
            Map.of("float32", 4, "int32", 4, "uint16", 2, "float16", 2, "uint8", 1, "bool", 1);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /**
     * Reads the list.
     *
     * @param json whatever a server sent
     * @param mostBytes that the weights may have
     * @throws DownloadException if this is no model, or one that is too large
     */
    static ShardList of(byte[] json, long mostBytes) throws DownloadException {
        try {
            JsonNode manifest = MAPPER.readTree(json).path("weightsManifest");
            require(manifest.isArray() && !manifest.isEmpty(), "expected a list \"weightsManifest\", found none");
            List<String> names = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            long bytes = 0;
            for (JsonNode group : manifest) {
                for (JsonNode path : group.path("paths")) {
                    String name = path.asString("");
                    require(PLAIN_NAME.matcher(name).matches(), "expected a plain file name, found " + shown(name));
                    require(seen.add(name.toLowerCase(Locale.ROOT)), "file " + name + " is listed twice");
                    names.add(name);
                }
                for (JsonNode weight : group.path("weights")) {
                    bytes = Math.addExact(bytes, bytesOf(weight));
                }
            }
            require(
                    !names.isEmpty() && names.size() <= MAX_SHARDS,
                    "expected 1 to " + MAX_SHARDS + " files of weights, found " + names.size());
            if (bytes < 1 || bytes > mostBytes) {
                throw new DownloadException(
                        DownloadProblem.WRONG_SIZE, "expected 1 to " + mostBytes + " bytes of weights, found " + bytes);
            }
            return new ShardList(List.copyOf(names), bytes);
        } catch (JacksonException | ArithmeticException e) {
            throw new DownloadException(
                    DownloadProblem.NOT_A_MODEL, "the model's description cannot be read: " + e.getMessage(), e);
        }
    }

    private static long bytesOf(JsonNode weight) throws DownloadException {
        String stored = weight.path("dtype").asString("");
        JsonNode quantized = weight.path("quantization").path("dtype");
        Integer each = BYTES_BY_TYPE.get(quantized.isString() ? quantized.asString() : stored);
        require(each != null && weight.path("shape").isArray(), "a weight has no known type or no shape");
        long bytes = each == null ? 0 : each;
        for (JsonNode side : weight.path("shape")) {
            require(side.canConvertToLong() && side.longValue() >= 0, "a weight's shape is not one");
            bytes = Math.multiplyExact(bytes, side.longValue());
        }
        return bytes;
    }

    private static void require(boolean holds, String otherwise) throws DownloadException {
        if (!holds) {
            throw new DownloadException(DownloadProblem.NOT_A_MODEL, otherwise);
        }
    }

    private static String shown(String name) {
        return '"' + name.substring(0, Math.min(name.length(), 100)) + '"';
    }
}
