package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class FramePipelineTest {

    private static final UserId ADA = new UserId(UUID.randomUUID());
    private static final ImageSize SIZE = new ImageSize(64, 48);

    private final ModelCatalog models = mock(ModelCatalog.class);
    private final StreamStatistics statistics = new StreamStatistics(new StreamMetrics());

    @Test
    void aBugInAModelIsAnAnswerAndTheNextFrameAPicture() {
        when(models.addListener(any())).thenReturn(() -> {});
        when(models.find(any()))
                .thenReturn(Optional.of(new SegmentationModel(
                        new ModelId("selfie"),
                        ModelFamily.MOBILENET,
                        SIZE,
                        false,
                        new Installed(Duration.ofMillis(4)))));
        when(models.newSegmenter(any())).thenThrow(new IllegalStateException("the test's own"));
        try (FramePipeline pipeline = pipeline();
                StreamMemory view = new StreamMemory()) {
            ByteBuffer failed = pipeline.answer(ADA, frame(1), settings(new BackdropChoice.Plain(0)), view, statistics);
            assertThat(failed.get(0)).isEqualTo(WireFormat.REFUSED);
            assertThat(failed.get(WireFormat.ANSWER_HEADER_BYTES)).isEqualTo((byte) RejectionReason.INTERNAL.code());
            assertThat(statistics.snapshot().refused()).isEqualTo(1);
            ByteBuffer next = pipeline.answer(ADA, frame(2), settings(new BackdropChoice.None()), view, statistics);
            assertThat(next.get(0)).isEqualTo(WireFormat.PICTURE);
            assertThat(next.getInt(1)).isEqualTo(2);
            assertThat(next.remaining()).isEqualTo(next.capacity());
            assertThat(next.getShort(WireFormat.PICTURE_AT)).as("JPEG begins").isEqualTo((short) 0xFFD8);
        }
    }

    private FramePipeline pipeline() {
        return new FramePipeline(
                new Segmenters(models),
                mock(Backgrounds.class),
                new StreamProperties(
                        1,
                        1,
                        1,
                        DataSize.ofMegabytes(1),
                        1280,
                        1280,
                        82,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5)));
    }

    private static StreamSettings settings(BackdropChoice backdrop) {
        return new StreamSettings(new ModelId("selfie"), backdrop, EdgeCurve.DEFAULT, 0);
    }

    private static IncomingFrame frame(int sequence) {
        try (JpegCodec codec = new JpegCodec();
                Frame black = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * Frame.CHANNELS)])) {
            byte[] message = codec.encode(black, 80, WireFormat.HEADER_BYTES);
            ByteBuffer.wrap(message).put(WireFormat.FRAME).putInt(sequence);
            IncomingFrame frame = new IncomingFrame();
            frame.append(ByteBuffer.wrap(message), message.length);
            assertThat(frame.complete(System.nanoTime())).isTrue();
            return frame;
        }
    }
}
