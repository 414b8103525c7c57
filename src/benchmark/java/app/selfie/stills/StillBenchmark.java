package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.TestBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * A still from the camera's JPEG to its layers, and from its layers to another picture, on one thread: with a scene that
 * is kept, and with one that must be drawn in this size first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class StillBenchmark {

    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final BackgroundId SCENE = new BackgroundId("great-wall");

    /** So many widths, a pixel apart, times eight scenes are more than the scenes' cache holds: each is drawn anew. */
    private static final int WIDTHS = 7;

    @Param({"1280x720", "1920x1080"})
    public String size;

    private ModelCatalog models;
    private StillService studio;
    private List<Background> scenes;
    private final byte[][] filmed = new byte[WIDTHS][];
    private final Still[] stills = new Still[WIDTHS];
    private int next;

    @Setup
    public void start() {
        models = new ModelCatalog(Path.of("target", "no-such-folder", "models"));
        Backgrounds backgrounds = TestBackgrounds.scenesOnly();
        scenes = Backgrounds.builtIn();
        studio = new StillService(
                models,
                backgrounds,
                new StillsProperties(
                        1,
                        0,
                        1,
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(6),
                        DataSize.ofMegabytes(64),
                        Duration.ofSeconds(30),
                        1,
                        Duration.ofSeconds(1)));
        String[] sides = size.split("x", 2);
        for (int i = 0; i < WIDTHS; i++) {
            ImageSize frameSize = new ImageSize(Integer.parseInt(sides[0]) - i, Integer.parseInt(sides[1]));
            filmed[i] = jpeg(frameSize);
            stills[i] = studio.develop(OWNER, filmed[i], recipe(new BackdropChoice.None()), BodyEffect.NONE);
        }
    }

    private static Recipe recipe(BackdropChoice backdrop) {
        return new Recipe(backdrop, true, EdgeCurve.DEFAULT, new ModelId("selfie"), Instant.EPOCH);
    }

    private static byte[] jpeg(ImageSize size) {
        byte[] bgr = ((DataBufferByte) new Portrait(size.widthPx(), size.heightPx())
                        .picture(Pose.AT_EASE)
                        .getRaster()
                        .getDataBuffer())
                .getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, bgr)) {
            return codec.encode(frame, 92);
        }
    }

    @Benchmark
    public Still develop() {
        return studio.develop(OWNER, filmed[0], recipe(new BackdropChoice.Scene(SCENE)), BodyEffect.NONE);
    }

    @Benchmark
    public byte[] render() {
        return render(stills[0], recipe(new BackdropChoice.Scene(SCENE)));
    }

    @Benchmark
    public byte[] renderOverABlur() {
        return render(stills[0], recipe(new BackdropChoice.Blur(0.6f)));
    }

    @Benchmark
    public byte[] renderOverASceneDrawnAnew() {
        next = (next + 1) % (WIDTHS * scenes.size());
        Still still = stills[next / scenes.size()];
        BackgroundId scene = scenes.get(next % scenes.size()).id();
        return render(still, recipe(new BackdropChoice.Scene(scene)));
    }

    @Benchmark
    public byte[] cutOut() {
        try (RenderedFile file = studio.cutOut(OWNER, () -> layersOf(stills[0]), true)) {
            return file.bytes();
        }
    }

    private byte[] render(Still still, Recipe recipe) {
        try (RenderedFile file = studio.render(OWNER, () -> layersOf(still), recipe)) {
            return file.bytes();
        }
    }

    private static StillLayers layersOf(Still still) {
        return new StillLayers(still.original(), still.matte());
    }

    @TearDown
    public void stop() {
        studio.close();
        models.close();
    }
}
