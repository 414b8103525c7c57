package app.selfie.effects;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.bodypix.BodyPart;
import app.selfie.segmentation.ModelId;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A real BodyPix model, a photograph, and where the real library sees what in it. */
public final class RecordedBody {

    public static final ModelId MODEL = new ModelId("bodypix-mobilenet-050");
    private static final int WIDTH = 640;

    private RecordedBody() {}

    /** A photograph of a woman's head and shoulders, JPEG. */
    public static byte[] photo() throws IOException {
        return Files.readAllBytes(FixtureFolder.resolve("photos/01-selfie-woman.jpg"));
    }

    /** Puts {@link #MODEL} into its folder, as a download would. */
    public static void install(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(FixtureFolder.resolve("models/bodypix-mobilenet050-stride16"))) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(file.getFileName().toString());
                if (Files.notExists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Mean difference over the pixels in which the real library sees nobody, in levels. */
    public static double differenceWhereNobodyIs(byte[] one, byte[] other) throws IOException {
        Raster parts = parts();
        long sum = 0;
        long count = 0;
        for (int y = 0; y < parts.getHeight(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (parts.getSample(x, y, 0) == 0) {
                    int at = (y * WIDTH + x) * 3;
                    sum += Math.abs((one[at] & 0xFF) - (other[at] & 0xFF));
                    count++;
                }
            }
        }
        assertThat(count).isPositive();
        return (double) sum / count;
    }

    private static Raster parts() throws IOException {
        return ImageIO.read(FixtureFolder.resolve("bodypix/01-selfie-woman/parts-medium-t0.7.png")
                        .toFile())
                .getRaster();
    }

    /** The middle of where the real library sees the photograph's face: x, y, width, height in pixels. */
    public static int[] face() throws IOException {
        Raster parts = parts();
        int left = WIDTH;
        int right = 0;
        int top = parts.getHeight();
        int bottom = 0;
        for (int y = 0; y < parts.getHeight(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                int part = parts.getSample(x, y, 0) - 1;
                if (part == BodyPart.LEFT_FACE.id() || part == BodyPart.RIGHT_FACE.id()) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        int width = right - left;
        int height = bottom - top;
        return new int[] {left + width / 4, top + height / 4, width / 2, height / 2};
    }

    /** Mean difference of neighbours in a row, in levels. */
    public static double detail(byte[] bgr, int[] box) {
        long sum = 0;
        for (int y = box[1]; y < box[1] + box[3]; y++) {
            for (int x = box[0]; x < box[0] + box[2]; x++) {
                int at = (y * WIDTH + x) * 3;
                sum += Math.abs((bgr[at + 1] & 0xFF) - (bgr[at + 4] & 0xFF));
            }
        }
        return (double) sum / (box[2] * box[3]);
    }

    /** Mean difference of two pictures, in levels. */
    public static double difference(byte[] one, byte[] other, int[] box) {
        long sum = 0;
        for (int y = box[1]; y < box[1] + box[3]; y++) {
            for (int at = (y * WIDTH + box[0]) * 3; at < (y * WIDTH + box[0] + box[2]) * 3; at++) {
                sum += Math.abs((one[at] & 0xFF) - (other[at] & 0xFF));
            }
        }
        return (double) sum / (3 * box[2] * box[3]);
    }
}
