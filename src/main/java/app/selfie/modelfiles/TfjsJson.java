package app.selfie.modelfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value of a JSON file whose contents are not trusted: nothing is believed to be there or to be of a kind, and every
 * refusal says where in the file it is.
 *
 * @param where for messages, such as {@code weightsManifest[0].paths}
 */
record TfjsJson(String where, JsonNode node) {

    /** The official files need nine levels. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_NAME_CHARACTERS = 1024;
    private static final int MAX_NUMBER_CHARACTERS = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_NAME_CHARACTERS)
                            .maxStringLength(MAX_NAME_CHARACTERS)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a whole file. Not modified. */
    static TfjsJson parse(byte[] file) throws ModelImportException {
        try {
            return new TfjsJson("", MAPPER.readTree(file));
        } catch (JacksonException e) {
            throw new ModelImportException("not usable JSON: " + forPeople(e.getOriginalMessage()), e);
        }
    }

    /** A text from the file, for a message: short, and without control characters. */
    static String forPeople(String text) {
        String shortened = text.length() > 160 ? text.substring(0, 160) + "..." : text;
        return shortened.replaceAll("\\p{Cntrl}", "?");
    }

    private String below(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    Optional<TfjsJson> optional(String name) {
        JsonNode child = node.get(name);
        return child == null || child.isNull() ? Optional.empty() : Optional.of(new TfjsJson(below(name), child));
    }

    TfjsJson field(String name) throws ModelImportException {
        return optional(name).orElseThrow(() -> new ModelImportException(below(name) + " is missing"));
    }

    List<TfjsJson> list(int maxLength) throws ModelImportException {
        if (!node.isArray() || node.size() > maxLength) {
            throw new ModelImportException(where + " is "
                    + (node.isArray() ? "a list of " + node.size() : "no list")
                    + ", expected a list of at most " + maxLength);
        }
        List<TfjsJson> items = new ArrayList<>(node.size());
        for (JsonNode item : node.values()) {
            items.add(new TfjsJson(where + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() throws ModelImportException {
        if (!node.isString()) {
            throw new ModelImportException(where + " is " + found() + ", expected a text");
        }
        return node.stringValue();
    }

    /** A whole number; TensorFlow writes 64-bit ones as texts. */
    int integer(int least, int most) throws ModelImportException {
        Optional<Long> value = Optional.empty();
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            value = Optional.of(node.longValue());
        } else if (node.isString() && node.stringValue().matches("-?[0-9]{1,18}")) {
            value = Optional.of(Long.parseLong(node.stringValue()));
        }
        return value.filter(number -> number >= least && number <= most)
                .map(Long::intValue)
                .orElseThrow(() -> new ModelImportException(
                        where + " is " + found() + ", expected a whole number of " + least + " to " + most));
    }

    double number() throws ModelImportException {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new ModelImportException(where + " is " + found() + ", expected a finite number");
        }
        return value;
    }

    private String found() {
        return node.isContainer() ? "a " + node.getNodeType() : forPeople(node.toString());
    }
}
