package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.JavaProcess;
import app.selfie.SelfieStudioApplication;
import app.selfie.SmallDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole process whose disk gets full under it, and has room again. */
@Timeout(300)
class FullDiskProductTest {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int RESERVE_MB = 32;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void saysWhatIsTheMatterAndGoesOnByItself() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (SmallDisk disk = SmallDisk.mount(data, 48)) {
            Path filling = disk.fillBut(16 << 20);
            Process server = start(data);
            try {
                String address = "http://127.0.0.1:" + portOf(server);
                awaitLine(server, "Only ");
                assertThat(log()).contains("MB are free in [" + data);
                awaitLine(server, SteadyWriter.WRITES);

                Path brim = disk.fill();
                awaitLine(server, SteadyWriter.FAILS);
                awaitLine(server, "The database has closed itself (");
                assertThat(status(address + "/styles.css")).isEqualTo(200);

                Files.delete(brim);
                Files.delete(filling);
                awaitLine(server, "The database is open again");
                awaitLine(server, SteadyWriter.WRITES_AGAIN);
                assertThat(status(address + "/login")).isEqualTo(200);
                assertThat(log()).containsOnlyOnce("The database has closed itself (");
            } finally {
                server.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(Path data) throws IOException {
        return JavaProcess.of(
                        SelfieStudioApplication.class,
                        List.of("-Dvaadin.productionMode=true"),
                        "--spring.main.sources=" + SteadyWriter.class.getName(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--selfie.storage.reserve=" + RESERVE_MB + "MB",
                        "--selfie.temporary-folder=" + folder.resolve("temporary"),
                        "--selfie.data-folder=" + data)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private int portOf(Process server) {
        Matcher started = STARTED.matcher("");
        awaitLog(server, () -> started.reset(log()).find());
        return Integer.parseInt(started.group(1));
    }

    private void awaitLine(Process server, String line) {
        awaitLog(server, () -> log().contains(line));
    }

    private void awaitLog(Process server, java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(server.isAlive()).as(log()).isTrue();
                    return condition.call();
                });
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }
}
