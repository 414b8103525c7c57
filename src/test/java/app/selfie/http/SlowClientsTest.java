package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Clients that hold a connection by hardly sending or hardly reading, and honest ones on a slow line. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"selfie.http.patience=3s", "selfie.http.min-rate=200B"})
class SlowClientsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final String HEAD = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    @Autowired
    private ServletWebServerApplicationContext context;

    @LocalServerPort
    private int port;

    @BeforeEach
    void nobodyElseIsConnected() {
        await().atMost(A_WHILE).until(() -> connections() == 0);
    }

    @Test
    void aBodyThatDripsIsCutOff() throws Exception {
        assertDrippingIsCutOff("POST /login HTTP/1.1\r\n" + HEAD + "Content-Length: 5000\r\n\r\nusername=a");
    }

    @Test
    void aBodyThatNobodyWantsAndDripsIsCutOff() throws Exception {
        assertDrippingIsCutOff("POST /styles.css HTTP/1.1\r\n" + HEAD + "Content-Length: 500000\r\n\r\n");
    }

    @Test
    void aBodyInPiecesThatDripsIsCutOff() throws Exception {
        assertDrippingIsCutOff("POST /login HTTP/1.1\r\n" + HEAD + "Transfer-Encoding: chunked\r\n\r\n1000\r\n");
    }

    @Test
    void aHeadThatDripsIsCutOff() throws Exception {
        assertDrippingIsCutOff("GET /login HTTP/1.1\r\nHost: localhost\r\nX-Drip: ");
    }

    @Test
    void anAnswerThatNobodyReadsIsCutOff() throws Exception {
        try (RawConnection unread = RawConnection.open(port, "127.0.0.1", 4096)) {
            unread.send(RawConnection.manyLongAnswers(port));
            await().atMost(A_WHILE).until(() -> connections() == 0);
        }
    }

    @Test
    void anAnswerThatIsReadDropByDropIsCutOff() throws Exception {
        try (RawConnection dropwise = RawConnection.open(port, "127.0.0.1", 4096)) {
            dropwise.send(RawConnection.manyLongAnswers(port));
            await().atMost(A_WHILE).pollInterval(Duration.ofMillis(200)).until(() -> {
                readAtMost(dropwise.in(), 20);
                return connections() == 0;
            });
        }
    }

    @Test
    void anUploadOnASlowLineArrives() throws Exception {
        StringBuilder body = new StringBuilder("username=nobody&password=");
        body.repeat('p', 6000 - body.length());
        try (RawConnection slow = RawConnection.open(port)) {
            slow.send("POST /login HTTP/1.1\r\n" + HEAD + "Connection: close\r\nContent-Length: 6000\r\n\r\n");
            for (int at = 0; at < body.length(); at += 200) { // 2 kB/s
                slow.send(body.substring(at, Math.min(body.length(), at + 200)));
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(slow.readAll()).startsWith("HTTP/1.1 302").contains("/login?error");
        }
    }

    @Test
    void aDownloadOnASlowLineArrives() throws Exception {
        String request =
                "GET " + RawConnection.script(port) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        int whole = RawConnection.ask(port, request).length();
        try (RawConnection slow = RawConnection.open(port, "127.0.0.1", 4096)) {
            slow.send(request);
            int read = 0;
            for (int count = 1; count > 0; read += Math.max(0, count)) { // 40 kB/s at most, for about nine seconds
                count = readAtMost(slow.in(), 2000);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(read).isEqualTo(whole);
        }
    }

    @Test
    void requestsThatWaitForNoAnswerAreFew() throws Exception {
        try (RawConnection hasty = RawConnection.open(port)) {
            hasty.send("GET /styles.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90));

            assertThat(hasty.answersUpToTheEnd()).isBetween(1, 8);
        }
    }

    private void assertDrippingIsCutOff(String beginning) throws IOException {
        try (RawConnection dripping = RawConnection.open(port)) {
            dripping.send(beginning);
            await().atMost(A_WHILE).pollInterval(Duration.ofMillis(300)).until(() -> {
                try {
                    dripping.send("x");
                    return connections() == 0;
                } catch (IOException e) {
                    return true; // the other end has gone
                }
            });
            await().atMost(A_WHILE).until(() -> connections() == 0);
        }
    }

    private static int readAtMost(InputStream in, int most) throws IOException {
        return in.read(new byte[most]);
    }

    private int connections() {
        return ((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                                .getTomcat()
                                .getConnector()
                                .getProtocolHandler()
                        instanceof PacedProtocol protocol
                ? protocol.connections()
                : -1;
    }
}
