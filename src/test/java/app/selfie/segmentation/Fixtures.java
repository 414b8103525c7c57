package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Frame;
import app.selfie.imaging.JpegCodec;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/**
 * Photographs, a clip, and masks recorded from other implementations, which lie beside the project and are not part of
 * it. Where they are missing, the tests that need them are skipped and reported as such.
 */
final class Fixtures {

    private Fixtures() {}

    static Path folder() {
        Optional<Path> folder = Stream.of("../shared/fixtures", "../../shared/fixtures")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(folder.isPresent(), "no fixtures beside the project");
        return folder.orElseThrow();
    }

    /** The names of all photographs, without ending. */
    static List<String> photos() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("photos"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jpg"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }

    /** A photograph. Caller closes. */
    static Frame photo(String name) throws IOException {
        byte[] jpeg = Files.readAllBytes(folder().resolve("photos").resolve(name + ".jpg"));
        try (JpegCodec codec = new JpegCodec()) {
            return codec.decode(jpeg, 0, jpeg.length).orElseThrow();
        }
    }

    /** A recorded 8-bit mask as probabilities 0..1. */
    static Mask mask(String photo, String file) throws IOException {
        BufferedImage image = ImageIO.read(
                folder().resolve("selfie").resolve(photo).resolve(file).toFile());
        Raster raster = image.getRaster();
        float[] values = new float[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) {
            values[i] = raster.getSample(i % image.getWidth(), i / image.getWidth(), 0) / 255f;
        }
        return new Mask(image.getWidth(), image.getHeight(), values);
    }
}
