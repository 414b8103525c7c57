package app.selfie.modelfiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The model files that travel with the product. */
final class BuiltInFiles {

    /** On the class path; the square one first. */
    static final List<String> ALL =
            List.of("models/selfie_segmentation.tflite", "models/selfie_segmentation_landscape.tflite");

    private BuiltInFiles() {}

    static byte[] read(String resource) throws IOException {
        try (InputStream stream = BuiltInFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return Objects.requireNonNull(stream, resource).readAllBytes();
        }
    }
}
