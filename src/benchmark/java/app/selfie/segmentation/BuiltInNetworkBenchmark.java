package app.selfie.segmentation;

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

/** The built-in networks alone on one thread, as they were translated and rewritten, in one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
public class BuiltInNetworkBenchmark {

    @Param({"selfie", "selfie-landscape"})
    public String model;

    @Param({"translated", "rewritten"})
    public String graph;

    private NetworkAlone network;

    @Setup
    public void load() throws Exception {
        network = NetworkAlone.builtIn(new ModelId(model), graph.equals("rewritten"));
    }

    @Benchmark
    public void run() {
        network.run();
    }

    @TearDown
    public void close() {
        network.close();
    }
}
