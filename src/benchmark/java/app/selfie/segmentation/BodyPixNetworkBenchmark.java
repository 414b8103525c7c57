package app.selfie.segmentation;

import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixOutputs;
import java.util.Random;
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

/** One run at BodyPix' "medium" of 640x480, 321x241: the person's mask alone, and everything for parts and poses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 4)
public class BodyPixNetworkBenchmark {

    private static final int HEIGHT = 241;
    private static final int WIDTH = 321;

    @Param({"bodypix-mobilenet-050", "bodypix-mobilenet-075", "bodypix-mobilenet-100", "bodypix-resnet50"})
    public String model;

    private NetworkAlone person;
    private BodyPixNetwork whole;
    private final float[] picture = new float[3 * HEIGHT * WIDTH];

    @Setup
    public void start() throws Exception {
        BodyPixModel source = BodyPixModel.in(BenchmarkModels.with(model)).stream()
                .filter(candidate -> candidate.id().value().equals(model))
                .findFirst()
                .orElseThrow();
        person = new NetworkAlone(source.id());
        BodyPixSession session =
                BodyPixSession.load(model, source.wholeNetwork().orElseThrow(), source.threads());
        whole = new OnnxBodyPixNetwork(session, true);
        Random random = new Random(1);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
    }

    @Benchmark
    public void personMask() {
        person.run();
    }

    @Benchmark
    public BodyPixOutputs everything() {
        return whole.run(picture, HEIGHT, WIDTH);
    }

    @TearDown
    public void stop() {
        person.close();
        whole.close();
    }
}
