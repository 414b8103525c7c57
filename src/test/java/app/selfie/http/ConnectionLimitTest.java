package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.StreamSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How many connections and sockets one address may hold, and under which names the server is found. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "selfie.http.connections-per-address=20",
            "selfie.http.sockets-per-address=3",
            "selfie.allowed-hosts=Studio.example,localhost"
        })
class ConnectionLimitTest {

    private static final int MOST = 20;
    private static final String OTHER_ADDRESS = "127.0.0.2";

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private UserId ada = new UserId(new UUID(0, 0));
    private final List<RawConnection> held = new ArrayList<>();

    @BeforeEach
    void signIn() throws Exception {
        ada = TestPeople.register(context, "ada");
        TestPeople.signIn(browser, server(), "ada");
    }

    @AfterEach
    void letGo() throws IOException {
        for (RawConnection connection : held) {
            connection.close();
        }
        browser.close();
    }

    @Test
    void oneAddressHoldsOnlySoManyConnections() throws Exception {
        browser.close();
        holdAll();

        try (RawConnection oneMore = RawConnection.open(port)) {
            assertThat(oneMore.isClosedByServer()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere this machine has one such address only
    void anotherAddressIsServedMeanwhile() throws Exception {
        holdAll();

        try (RawConnection other = RawConnection.open(port, OTHER_ADDRESS, 0)) {
            other.send("GET /styles.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(other.readAll()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoLetsGoMayComeBack() throws Exception {
        browser.close();
        holdAll();
        letGo();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(RawConnection.ask(
                                port, "GET /styles.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 200"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void oneAddressHoldsOnlySoManySockets() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(statusOf(openPush(OTHER_ADDRESS))).isEqualTo("HTTP/1.1 101");
        }

        assertThat(statusOf(openPush(OTHER_ADDRESS))).isEqualTo("HTTP/1.1 503");
        assertThat(checkFrom(OTHER_ADDRESS)).contains("\"reason\":\"too-many\"", "\"expected\":\"3\"");
        assertThat(statusOf(openPush("127.0.0.3"))).isEqualTo("HTTP/1.1 101");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void streamsAndPushCountTogether() throws Exception {
        assertThat(statusOf(openStream("127.0.0.4"))).isEqualTo("HTTP/1.1 101");
        assertThat(statusOf(openPush("127.0.0.4"))).isEqualTo("HTTP/1.1 101");
        assertThat(statusOf(openStream("127.0.0.4"))).isEqualTo("HTTP/1.1 101");

        assertThat(statusOf(openStream("127.0.0.4"))).isEqualTo("HTTP/1.1 503");
        assertThat(statusOf(openPush("127.0.0.4"))).isEqualTo("HTTP/1.1 503");
        assertThat(statusOf(openStream("127.0.0.5"))).isEqualTo("HTTP/1.1 101");
    }

    @Test
    void anotherHostIsRefusedWithItsReason() throws Exception {
        String page = ask("/login", "evil.example");
        String check = ask("/stream/check", "evil.example:8080");

        assertThat(page)
                .startsWith("HTTP/1.1 421")
                .contains("X-Frame-Options: DENY")
                .doesNotContain("evil.example");
        assertThat(check).startsWith("HTTP/1.1 421").contains("{\"reason\":\"host\"");
    }

    @Test
    void theNamesOfTheServerAreServed() throws Exception {
        assertThat(ask("/styles.css", "studio.example")).startsWith("HTTP/1.1 200");
        assertThat(ask("/styles.css", "STUDIO.example:8443")).startsWith("HTTP/1.1 200");
    }

    private String ask(String path, String host) throws IOException {
        return RawConnection.ask(port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private void holdAll() throws IOException {
        // One after another: a connection that is refused says so, which one that is held never does.
        for (int i = 0; i < MOST + 5; i++) {
            RawConnection connection = RawConnection.open(port);
            connection.send("GET /styles.css HTTP/1.1\r\nHost: localhost\r\n");
            held.add(connection);
        }
    }

    private RawConnection openPush(String from) throws IOException {
        return openSocket("/VAADIN/push?v-r=push", from);
    }

    private RawConnection openStream(String from) throws IOException {
        String ticket = context.getBean(LiveStreams.class)
                .open(
                        ada,
                        new StreamSettings(
                                new ModelId("selfie"), new BackdropChoice.Plain(0x224466), EdgeCurve.DEFAULT, 0))
                .newTicket();
        return openSocket("/stream?ticket=" + ticket, from);
    }

    private RawConnection openSocket(String address, String from) throws IOException {
        RawConnection connection = RawConnection.open(port, from, 0);
        held.add(connection);
        connection.send("GET " + address + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: " + server()
                + "\r\nCookie: " + cookie() + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        return connection;
    }

    private String checkFrom(String address) throws IOException {
        try (RawConnection connection = RawConnection.open(port, address, 0)) {
            connection.send("GET /stream/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie()
                    + "\r\n\r\n");
            return connection.readAll();
        }
    }

    private static String statusOf(RawConnection connection) throws IOException {
        return connection.read(12);
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
