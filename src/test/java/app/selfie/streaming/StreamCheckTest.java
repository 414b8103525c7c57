package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.http.RawConnection;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a page is told when its socket does not open, and who gets a push socket at all. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StreamCheckTest {

    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    void signIn() throws Exception {
        TestPeople.register(context, "ada");
        TestPeople.signIn(browser, "http://localhost:" + port, "ada");
    }

    @Test
    void nobodyIsSignedIn() throws Exception {
        String answer = get("/stream/check?origin=http://localhost:" + port, "localhost:" + port, "");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Cache-Control: no-store")
                .contains("{\"reason\":\"signed-out\",\"expected\":\"\",\"found\":\"\",");
    }

    @Test
    void everybodyIsToldWhichRunOfTheServerAnswers() throws Exception {
        String run = "\"run\":\"" + context.getBean(ServerRun.class).id() + "\"}";

        assertThat(get("/stream/check", "localhost:" + port, "")).contains(run);
        assertThat(check("localhost:" + port, "http://localhost:" + port)).contains(run);
        assertThat(new ServerRun().id()).isNotEqualTo(new ServerRun().id());
    }

    @Test
    void noHandshakeArrived() throws Exception {
        assertThat(check("localhost:" + port, "http://localhost:" + port)).contains("\"reason\":\"unseen\"");
    }

    @Test
    void theHandshakeWasGood() throws Exception {
        assertThat(handshake("/stream?ticket=x", "localhost:" + port, "http://localhost:" + port, cookie()))
                .startsWith("HTTP/1.1 101");

        assertThat(check("localhost:" + port, "http://localhost:" + port)).contains("\"reason\":\"ok\"");
    }

    @Test
    void aProxyPassesTheHostWithoutThePort() throws Exception {
        assertThat(handshake("/stream?ticket=x", "localhost", "https://localhost:8443", cookie()))
                .startsWith("HTTP/1.1 101");
    }

    @Test
    void aProxyPassesItsOwnNameForTheServer() throws Exception {
        String origin = "https://studio.example";
        assertThat(handshake("/stream?ticket=x", "127.0.0.1:" + port, origin, cookie()))
                .startsWith("HTTP/1.1 403");

        assertThat(check("127.0.0.1:" + port, origin))
                .contains("{\"reason\":\"origin\",\"expected\":\"http://127.0.0.1:" + port + "\",\"found\":\"" + origin
                        + "\",");
    }

    @Test
    void aProxyWouldPassItsOwnName() throws Exception {
        assertThat(check("127.0.0.1:" + port, "https://studio.example")).contains("\"reason\":\"origin\"");
    }

    @Test
    void aProxyPassesNoUpgrade() throws Exception {
        assertThat(get(
                        "/stream?ticket=x",
                        "localhost:" + port,
                        "Cookie: " + cookie() + "\r\nOrigin: http://localhost:" + port + "\r\n"))
                .startsWith("HTTP/1.1 426");

        assertThat(check("localhost:" + port, "http://localhost:" + port))
                .contains("{\"reason\":\"upgrade-missing\",\"expected\":\"websocket\",\"found\":\"\",");
    }

    @Test
    void strangersGetNoPushSocket() throws Exception {
        String path = "/VAADIN/push?v-r=push&X-Atmosphere-Transport=websocket";

        assertThat(handshake(path, "localhost:" + port, "http://localhost:" + port, ""))
                .startsWith("HTTP/1.1 403");
        assertThat(get(path, "localhost:" + port, "")).startsWith("HTTP/1.1 403");
    }

    @Test
    void pagesOfOtherSitesGetNoPushSocket() throws Exception {
        String path = "/VAADIN/push?v-r=push&X-Atmosphere-Transport=websocket";

        assertThat(handshake(path, "localhost:" + port, "https://evil.example", cookie()))
                .startsWith("HTTP/1.1 403");
        assertThat(handshake(path, "localhost:" + port, "http://localhost:" + port, cookie()))
                .startsWith("HTTP/1.1 101");
    }

    private String check(String host, String origin) throws IOException {
        return get("/stream/check?origin=" + origin, host, "Cookie: " + cookie() + "\r\n");
    }

    private String get(String path, String host, String headers) throws IOException {
        return RawConnection.ask(
                port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n");
    }

    /** The beginning of the answer. */
    private String handshake(String path, String host, String origin, String cookie) throws IOException {
        try (RawConnection connection = RawConnection.open(port)) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\n" + UPGRADE
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "\r\n");
            return connection.read(12);
        }
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }
}
