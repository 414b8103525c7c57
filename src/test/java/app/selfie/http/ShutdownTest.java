package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.SelfieStudioApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole process that is told to stop while strangers hold it up. */
@Timeout(300)
class ShutdownTest {

    /** From the signal to the end of the process. */
    private static final Duration MOST = Duration.ofSeconds(5);

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
        try (StartedServer server = StartedServer.start(SelfieStudioApplication.class, folder, List.of())) {
            int port = server.port();
            for (int i = 0; i < 10; i++) {
                hold(
                        port,
                        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 50\r\n\r\nusername=");
                hold(port, "GET /login HTTP/1.1\r\nHost: x\r\n\r\n".repeat(90));
                hold(port, "GET /login HTTP/1.1\r\nHost: ");
            }
            RawConnection.ask(port, "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            Duration stopped = server.stop();

            System.out.println("Stopped while strangers hold on after " + stopped.toMillis() + " ms");
            assertThat(stopped).as(server::log).isLessThan(MOST);
        }
    }

    private void hold(int port, String beginning) throws IOException {
        RawConnection connection = RawConnection.open(port, "127.0.0.1", 4096);
        held.add(connection);
        connection.send(beginning);
    }
}
