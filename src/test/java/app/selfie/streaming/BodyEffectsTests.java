package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.selfie.FixtureFolder;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModels;
import app.selfie.segmentation.bodypix.BodyPart;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A real BodyPix network on a real photograph, from JPEG to JPEG; skipped where neither lies beside the project. */
class BodyEffectsTests {

    private static final ModelId MODEL = new ModelId("bodypix-mobilenet-050");
    private static final int WIDTH = 640;

    private final Path fixtures = FixtureFolder.orSkip();

    @Test
    void facesAreBlurredAndTheRestIsNot(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] blurred = pictureOf(models, BodyEffect.BLUR_FACES, false);

        int[] face = face();
        double before = detail(plain, face);
        double after = detail(blurred, face);
        System.out.printf("detail of the face: %.1f levels, blurred %.1f%n", before, after);
        assertThat(after).isLessThan(before / 2);
        assertThat(differenceWhereNobodyIs(plain, blurred)).isLessThan(3);
    }

    @Test
    void partsAreColoured(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] coloured = pictureOf(models, BodyEffect.COLOUR_PARTS, false);

        assertThat(difference(plain, coloured, face())).isGreaterThan(20);
        assertThat(differenceWhereNobodyIs(plain, coloured)).isLessThan(5);
    }

    @Test
    void aSkeletonIsDrawn(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] drawn = pictureOf(models, BodyEffect.NONE, true);

        assertThat(difference(plain, drawn, face())).isGreaterThan(0.5);
    }

    /** The pixels of the answer, after the whole network is warm. */
    private byte[] pictureOf(Path folder, BodyEffect effect, boolean skeleton) throws Exception {
        install(folder.resolve(MODEL.value()));
        byte[] photo = Files.readAllBytes(fixtures.resolve("photos/01-selfie-woman.jpg"));
        StreamSettings settings =
                new StreamSettings(MODEL, new BackdropChoice.None(), EdgeCurve.DEFAULT, 0, effect, skeleton);
        StreamProperties properties = new StreamProperties(
                1, 1, 1, DataSize.ofMegabytes(1), 1280, 1280, 95, Duration.ofSeconds(30), Duration.ofMinutes(5));
        try (SegmentationModels models = new SegmentationModels(folder)) {
            assertThat(models.all()).isNotEmpty(); // begins to load
            models.settled().toCompletableFuture().join();
            try (Segmenters segmenters = new Segmenters(models);
                    FramePipeline pipeline = new FramePipeline(segmenters, mock(Backgrounds.class), properties);
                    PersonView view = new PersonView();
                    JpegCodec codec = new JpegCodec()) {
                awaitBodies(segmenters);
                ByteBuffer answer = pipeline.answer(
                        new UserId(UUID.randomUUID()), incoming(photo), settings, view, new StreamStatistics());
                assertThat(answer.get(0)).isEqualTo(WireFormat.PICTURE);
                byte[] message = new byte[answer.remaining()];
                answer.get(message);
                try (Frame frame = codec.decode(message, WireFormat.PICTURE_AT, message.length - WireFormat.PICTURE_AT)
                        .orElseThrow()) {
                    return frame.toBgr();
                }
            }
        }
    }

    private static void awaitBodies(Segmenters segmenters) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            var lent = segmenters.borrowBodies(MODEL);
            if (lent.isPresent()) {
                segmenters.giveBack(MODEL, lent.get());
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the whole network was not warm within a minute");
    }

    private static IncomingFrame incoming(byte[] jpeg) {
        ByteBuffer message = ByteBuffer.allocate(WireFormat.HEADER_BYTES + jpeg.length);
        message.put(WireFormat.FRAME).putInt(1).putLong(0).put(jpeg).flip();
        IncomingFrame frame = new IncomingFrame();
        frame.append(message, 1 << 20);
        assertThat(frame.complete(System.nanoTime())).isTrue();
        return frame;
    }

    private void install(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(fixtures.resolve("models/bodypix-mobilenet050-stride16"))) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(file.getFileName().toString());
                if (Files.notExists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Mean difference over the pixels in which the real library sees nobody, in levels. */
    private double differenceWhereNobodyIs(byte[] one, byte[] other) throws IOException {
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

    private Raster parts() throws IOException {
        return ImageIO.read(fixtures.resolve("bodypix/01-selfie-woman/parts-medium-t0.7.png")
                        .toFile())
                .getRaster();
    }

    /** The middle of where the real library sees the photograph's face: x, y, width, height in pixels. */
    private int[] face() throws IOException {
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
    private static double detail(byte[] bgr, int[] box) {
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
    private static double difference(byte[] one, byte[] other, int[] box) {
        long sum = 0;
        for (int y = box[1]; y < box[1] + box[3]; y++) {
            for (int at = (y * WIDTH + box[0]) * 3; at < (y * WIDTH + box[0] + box[2]) * 3; at++) {
                sum += Math.abs((one[at] & 0xFF) - (other[at] & 0xFF));
            }
        }
        return (double) sum / (3 * box[2] * box[3]);
    }
}
