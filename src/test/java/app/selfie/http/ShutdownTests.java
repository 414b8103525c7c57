package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.SelfieStudioApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole process that is told to stop while strangers hold it up. */
@Timeout(300)
class ShutdownTests {

    /** It should be five; a busy machine needs a little longer. */
    private static final int SECONDS = 8;

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    private final List<RawConnection> held = new ArrayList<>();

    @AfterEach
    void letGo() throws IOException {
        for (RawConnection connection : held) {
            connection.close();
        }
    }

    @Test
    void stopsThoughRequestsAreHalfSentAndAnswersUnread() throws Exception {
        Process server = start();
        try {
            int port = portOf(server);
            for (int i = 0; i < 10; i++) {
                hold(
                        port,
                        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 50\r\n\r\nusername=");
                hold(port, "GET /login HTTP/1.1\r\nHost: x\r\n\r\n".repeat(90));
                hold(port, "GET /login HTTP/1.1\r\nHost: ");
            }
            RawConnection.ask(port, "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            server.destroy();

            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("stopped within %d s; it said %s", SECONDS, log())
                    .isTrue();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void hold(int port, String beginning) throws IOException {
        RawConnection connection = RawConnection.open(port, "127.0.0.1", 4096);
        held.add(connection);
        connection.send(beginning);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dvaadin.productionMode=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SelfieStudioApplication.class.getName(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--selfie.data-folder=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private int portOf(Process server) {
        Matcher started = STARTED.matcher("");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(server.isAlive()).as(log()).isTrue();
                    return started.reset(log()).find();
                });
        return Integer.parseInt(started.group(1));
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }
}
