package app.selfie.segmentation;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * BodyPix networks to measure with, in a folder as the product expects it: the real MobileNetV1 0.50, and the others of
 * true topology and size with made-up weights. Needs the fixtures beside the project.
 */
public final class BenchmarkModels {

    private static final Path FOLDER = Path.of("target", "benchmark-models");

    private BenchmarkModels() {}

    /** Writes a model's files where they are not there yet, and gives the folder of all models. */
    public static Path with(String id) throws Exception {
        Path folder = FOLDER.resolve(id);
        if (id.startsWith("bodypix-") && !Files.exists(folder.resolve("complete"))) {
            Files.createDirectories(folder);
            switch (id) {
                case "bodypix-mobilenet-050" -> BodyPixFixtures.model("bodypix-mobilenet050-stride16", folder);
                case "bodypix-mobilenet-075" -> WiderMobileNet.write(folder, 0.75, 16);
                case "bodypix-mobilenet-100" -> WiderMobileNet.write(folder, 1, 16);
                case "bodypix-resnet50" -> SyntheticResNet.write(folder);
                default -> throw new IllegalArgumentException("unknown model " + id);
            }
            Files.createFile(folder.resolve("complete"));
        }
        return FOLDER;
    }
}
