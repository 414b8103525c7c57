package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.effects.RecordedBody;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A real BodyPix network on a real photograph, from JPEG to JPEG; skipped where neither lies beside the project. */
class BodyEffectsTest {

    private static final ModelId MODEL = RecordedBody.MODEL;

    @Test
    void facesAreBlurredAndTheRestIsNot(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] blurred = pictureOf(models, BodyEffect.BLUR_FACES, false);

        int[] face = RecordedBody.face();
        double before = RecordedBody.detail(plain, face);
        double after = RecordedBody.detail(blurred, face);
        System.out.printf("detail of the face: %.1f levels, blurred %.1f%n", before, after);
        assertThat(after).isLessThan(before / 2);
        assertThat(RecordedBody.differenceWhereNobodyIs(plain, blurred)).isLessThan(3);
    }

    @Test
    void partsAreColoured(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] coloured = pictureOf(models, BodyEffect.COLOUR_PARTS, false);

        assertThat(RecordedBody.difference(plain, coloured, RecordedBody.face()))
                .isGreaterThan(20);
        assertThat(RecordedBody.differenceWhereNobodyIs(plain, coloured)).isLessThan(5);
    }

    @Test
    void aSkeletonIsDrawn(@TempDir Path models) throws Exception {
        byte[] plain = pictureOf(models, BodyEffect.NONE, false);
        byte[] drawn = pictureOf(models, BodyEffect.NONE, true);

        assertThat(RecordedBody.difference(plain, drawn, RecordedBody.face())).isGreaterThan(0.5);
    }

    /** The pixels of the answer, after the whole network is warm. */
    private byte[] pictureOf(Path folder, BodyEffect effect, boolean skeleton) throws Exception {
        RecordedBody.install(folder.resolve(MODEL.value()));
        byte[] photo = RecordedBody.photo();
        StreamSettings settings =
                new StreamSettings(MODEL, new BackdropChoice.None(), EdgeCurve.DEFAULT, 0, effect, skeleton);
        StreamProperties properties = new StreamProperties(
                1, 1, 1, DataSize.ofMegabytes(1), 1280, 1280, 95, Duration.ofSeconds(30), Duration.ofMinutes(5));
        try (ModelCatalog models = new ModelCatalog(folder)) {
            assertThat(models.all()).isNotEmpty(); // begins to load
            models.settled().toCompletableFuture().join();
            try (Segmenters segmenters = new Segmenters(models);
                    FramePipeline pipeline = new FramePipeline(segmenters, mock(Backgrounds.class), properties);
                    StreamMemory view = new StreamMemory();
                    JpegCodec codec = new JpegCodec()) {
                awaitBodies(segmenters);
                ByteBuffer answer = pipeline.answer(
                        new UserId(UUID.randomUUID()),
                        incoming(photo),
                        settings,
                        view,
                        new StreamStatistics(new StreamMetrics()));
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
        message.put(WireFormat.FRAME)
                .putInt(1)
                .putLong(0)
                .put((byte) 0)
                .put(jpeg)
                .flip();
        IncomingFrame frame = new IncomingFrame();
        frame.append(message, 1 << 20);
        assertThat(frame.complete(System.nanoTime())).isTrue();
        return frame;
    }
}
