package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime's binding for Java frees its environment in a shutdown hook of its own, beside whatever still runs. */
class EndOfProcessTest {

    @TempDir
    private Path folder;

    @Test
    void waitsForTheNetworksThatRun() throws Exception {
        Path log = folder.resolve("log");
        Process process = JavaProcess.of(
                        ProcessThatEndsWhileNetworksRun.class,
                        List.of("-XX:ErrorFile=" + folder.resolve("crash")),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("closed");
        assertThat(folder.resolve("crash")).doesNotExist();
    }
}
