package app.selfie.modelfiles;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The attributes of one operator, as TensorFlow's NodeDef is written in JSON: {@code "attr": {"strides": {"list": {"i":
 * ["1", "2", "2", "1"]}}, "padding": {"s": "U0FNRQ=="}}}, texts in Base64.
 *
 * @param node the operator's own object
 */
record TfjsAttributes(TfjsJson node) {

    /** Far above any network for pictures; keeps the arithmetic inside 64 bits. */
    private static final int MAX_STEP = 64;

    private static final int RANK = 4;

    /**
     * A number for each direction in the picture.
     *
     * @param down along the picture's height
     * @param across along its width
     */
    record Pair(int down, int across) {}

    private Optional<TfjsJson> find(String name) {
        return node.optional("attr").flatMap(attributes -> attributes.optional(name));
    }

    /**
     * The two inner ones of four numbers, {1, down, across, 1}; 1 and 1 if the attribute is absent.
     *
     * @throws ModelImportException also if an outer one is not 1
     */
    Pair steps(String name) throws ModelImportException {
        return steps(name, 1);
    }

    /**
     * Like {@link #steps}, but the outer numbers may be anything: the official ResNet50 writes its dilation as {2, 2, 1,
     * 1}, and TensorFlow.js reads the two inner ones all the same (converter, convolution_executor.ts).
     */
    Pair dilations() throws ModelImportException {
        return steps("dilations", MAX_STEP);
    }

    private Pair steps(String name, int mostOutside) throws ModelImportException {
        Optional<TfjsJson> attribute = find(name);
        if (attribute.isEmpty()) {
            return new Pair(1, 1);
        }
        List<TfjsJson> numbers = attribute.get().field("list").field("i").list(RANK);
        if (numbers.size() != RANK) {
            throw new ModelImportException(attribute.get().where() + " has " + numbers.size() + " numbers, expected 4");
        }
        numbers.get(0).integer(1, mostOutside);
        numbers.get(3).integer(1, mostOutside);
        return new Pair(numbers.get(1).integer(1, MAX_STEP), numbers.get(2).integer(1, MAX_STEP));
    }

    /** Whether the operator pads its input so that its output has the same size, divided by the stride. */
    boolean padsToSame() throws ModelImportException {
        String scheme = text(find("padding").orElseThrow(() -> missing("padding")));
        return switch (scheme) {
            case "SAME" -> true;
            case "VALID" -> false;
            default ->
                throw new ModelImportException(
                        node.where() + " has padding " + TfjsJson.forPeople(scheme) + ", expected SAME or VALID");
        };
    }

    void requireChannelsLast() throws ModelImportException {
        Optional<TfjsJson> format = find("data_format");
        if (format.isPresent() && !text(format.get()).equals("NHWC")) {
            throw new ModelImportException(format.get().where() + " is not NHWC, which is not supported");
        }
    }

    /** A constant's own shape, where the graph repeats it. */
    Optional<List<TfjsJson>> declaredShape() throws ModelImportException {
        Optional<TfjsJson> shape = find("value")
                .flatMap(value -> value.optional("tensor"))
                .flatMap(tensor -> tensor.optional("tensorShape"));
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        Optional<TfjsJson> sides = shape.get().optional("dim");
        return Optional.of(sides.isPresent() ? sides.get().list(RANK) : List.of());
    }

    private ModelImportException missing(String name) {
        return new ModelImportException(node.where() + ".attr." + name + " is missing");
    }

    private static String text(TfjsJson attribute) throws ModelImportException {
        TfjsJson text = attribute.field("s");
        try {
            return new String(Base64.getDecoder().decode(text.text()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ModelImportException(text.where() + " is not Base64", e);
        }
    }
}
