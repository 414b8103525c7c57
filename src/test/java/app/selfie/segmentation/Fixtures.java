package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.imaging.Frame;
import app.selfie.imaging.JpegCodec;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Photographs, a clip, and masks recorded from other implementations, which lie beside the project and are not part of
 * it. Where they are missing, the tests that need them are skipped and reported as such.
 */
final class Fixtures {

    private Fixtures() {}

    /** The names of all photographs, without ending. */
    static List<String> photos() throws IOException {
        try (Stream<Path> files = Files.list(FixtureFolder.resolve("photos"))) {
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
        byte[] jpeg = Files.readAllBytes(FixtureFolder.resolve("photos").resolve(name + ".jpg"));
        try (JpegCodec codec = new JpegCodec()) {
            return codec.decode(jpeg, 0, jpeg.length).orElseThrow();
        }
    }

    /** A recorded 8-bit mask as probabilities 0..1. */
    static Mask mask(String photo, String file) throws IOException {
        BufferedImage image = ImageIO.read(
                FixtureFolder.resolve("selfie").resolve(photo).resolve(file).toFile());
        Raster raster = image.getRaster();
        float[] values = new float[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) {
            values[i] = raster.getSample(i % image.getWidth(), i / image.getWidth(), 0) / 255f;
        }
        return new Mask(image.getWidth(), image.getHeight(), values);
    }
}
