package app.selfie.segmentation;

import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/**
 * From TensorFlow.js files to ONNX, once in a fresh JVM, which is when it happens. ONNX Runtime's own loading is not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Measurement(iterations = 1)
public class BodyPixImportBenchmark {

    @Param({"bodypix-mobilenet-050", "bodypix-mobilenet-075", "bodypix-mobilenet-100", "bodypix-resnet50"})
    public String model;

    private BodyPixModel source;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        Path folder = BenchmarkModels.with(model);
        source = BodyPixModel.in(folder).stream()
                .filter(candidate -> candidate.id().value().equals(model))
                .findFirst()
                .orElseThrow();
    }

    @Benchmark
    public ImportedModel importModel() throws ModelImportException {
        return source.load().orElseThrow();
    }
}
