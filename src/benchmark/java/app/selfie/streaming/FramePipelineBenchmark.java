package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.TestBackgrounds;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.BenchmarkModels;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.NetworkAlone;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.util.unit.DataSize;

/**
 * JPEG in to JPEG out at 640x480 on one thread, and the network alone, in one run: their difference is
 * what the pipeline costs. The frames are the drawn person, swaying and waving.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
public class FramePipelineBenchmark {

    private static final UserId ADA = new UserId(UUID.randomUUID());
    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final int FRAMES = 24;

    @Param({"selfie", "selfie-landscape", "bodypix-mobilenet-050"})
    public String model;

    @Param({"great-wall", "blur"})
    public String backdrop;

    private ModelCatalog models;
    private Backgrounds backgrounds;
    private FramePipeline pipeline;
    private NetworkAlone network;
    private final Frame[] frames = new Frame[FRAMES];
    private final IncomingFrame[] incoming = new IncomingFrame[FRAMES];
    private final StreamMemory view = new StreamMemory();
    private final StreamStatistics statistics = new StreamStatistics(new StreamMetrics());
    private StreamSettings settings;
    private int next;

    /** The mean share of each stage, in microseconds per frame. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Stages {
        private final long[] nanos = new long[StageTimes.STAGES];
        private long count;

        @Setup(Level.Iteration)
        public void clear() {
            java.util.Arrays.fill(nanos, 0);
            count = 0;
        }

        void add(ByteBuffer answer) {
            for (int stage = 0; stage < StageTimes.STAGES; stage++) {
                nanos[stage] +=
                        (answer.getShort(WireFormat.ANSWER_HEADER_BYTES + stage * Short.BYTES) & 0xFFFF) * 10_000L;
            }
            count++;
        }

        private double micros(StageTimes.Stage stage) {
            return count == 0 ? 0 : nanos[stage.index] / 1e3 / count;
        }

        public double decodeMicros() {
            return micros(StageTimes.Stage.DECODE);
        }

        public double segmentMicros() {
            return micros(StageTimes.Stage.SEGMENT);
        }

        public double maskMicros() {
            return micros(StageTimes.Stage.MASK);
        }

        public double compositeMicros() {
            return micros(StageTimes.Stage.COMPOSITE);
        }

        public double encodeMicros() {
            return micros(StageTimes.Stage.ENCODE);
        }
    }

    @Setup
    public void start() throws Exception {
        models = new ModelCatalog(BenchmarkModels.with(model));
        models.defaultModel(); // begins to load
        models.settled().toCompletableFuture().join();
        backgrounds = TestBackgrounds.scenesOnly();
        pipeline = new FramePipeline(
                new Segmenters(models),
                backgrounds,
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
        network = new NetworkAlone(new ModelId(model));
        BackgroundId scene = new BackgroundId("great-wall");
        while (backgrounds.picture(ADA, scene, SIZE).isEmpty()) {
            Thread.sleep(20);
        }
        settings = new StreamSettings(
                new ModelId(model),
                backdrop.equals("blur") ? new BackdropChoice.Blur(0.6f) : new BackdropChoice.Scene(scene),
                EdgeCurve.DEFAULT,
                0.8f);
        Portrait portrait = new Portrait(SIZE.widthPx(), SIZE.heightPx());
        try (JpegCodec codec = new JpegCodec()) {
            for (int i = 0; i < FRAMES; i++) {
                frames[i] = Frame.of(SIZE, bgr(portrait.picture(Pose.AT_EASE.at((double) i / FRAMES))));
                byte[] jpeg = codec.encode(frames[i], 85);
                ByteBuffer message = ByteBuffer.allocate(WireFormat.HEADER_BYTES + jpeg.length);
                message.put(WireFormat.FRAME)
                        .putInt(i)
                        .putLong(0)
                        .put((byte) 0)
                        .put(jpeg)
                        .flip();
                incoming[i] = new IncomingFrame();
                incoming[i].append(message, 1 << 20);
                incoming[i].complete(System.nanoTime());
            }
        }
    }

    private static byte[] bgr(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    @Benchmark
    public ByteBuffer jpegToJpeg(Stages stages) {
        next = (next + 1) % FRAMES;
        ByteBuffer answer = pipeline.answer(ADA, incoming[next], settings, view, statistics);
        if (answer.get(0) != WireFormat.PICTURE) {
            throw new IllegalStateException("expected a picture, got message kind " + answer.get(0));
        }
        stages.add(answer);
        return answer;
    }

    /** The network alone: no picture around it. */
    @Benchmark
    public void networkAlone() {
        network.run();
    }

    @TearDown
    public void stop() {
        network.close();
        pipeline.close();
        view.close();
        for (Frame frame : frames) {
            frame.close();
        }
        models.close();
    }
}
