package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** Answers to requests that no page of ours sends: every one hardened, none of them a failure, and hardly a line of log. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class AnswersTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String server = "";

    @BeforeEach
    void signIn() throws Exception {
        server = "http://localhost:" + port;
        TestPeople.register(context, "ada");
        TestPeople.signIn(browser, server, "ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /[ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: x\r\na b: c\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
                "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n",
                "TRACE /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a//b;c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /stream/check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /styles.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void hardensEveryAnswer(String request) throws Exception {
        assertThat(RawConnection.ask(port, request))
                .startsWith("HTTP/1.1 ")
                .contains("Content-Security-Policy: default-src 'self'")
                .contains("X-Frame-Options: DENY")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Referrer-Policy: same-origin")
                .contains("Permissions-Policy: camera=(self)");
    }

    @Test
    void saysEachHeaderOnce() throws Exception {
        assertThat(RawConnection.ask(port, "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .split("X-Frame-Options:"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=99999999999999999999-",
                "bytes=-99999999999999999999",
                "bytes=5-2",
                "bytes=-0",
                "bytes=-5",
                "bytes=abc",
                "bytes=",
                "bytes=-",
                "bytes= 0 - 5",
                "bytes=0-1,",
                "bytes=0-0,5-6,10-20",
                "bytes=0-,0-,0-,0-,0-,0-,0-",
                "lines=1-2"
            })
    void answersAnOddRangeWithTheWhole(String range, CapturedOutput output) throws Exception {
        String whole = bodyOf(RawConnection.ask(port, styles("")));
        long linesBefore = lines(output);

        String answer = RawConnection.ask(port, styles("Range: " + range + "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(bodyOf(answer)).isEqualTo(whole);
        assertThat(lines(output)).isEqualTo(linesBefore);
    }

    @Test
    void answersAPlainRangeWithThatPart() throws Exception {
        String whole = bodyOf(RawConnection.ask(port, styles("")));

        assertThat(RawConnection.ask(port, styles("Range: bytes=3-10\r\n"))).startsWith("HTTP/1.1 206");
        assertThat(bodyOf(RawConnection.ask(port, styles("Range: bytes=3-10\r\n"))))
                .isEqualTo(whole.substring(3, 11));
        assertThat(bodyOf(RawConnection.ask(port, styles("Range: bytes=200-\r\n"))))
                .isEqualTo(whole.substring(200));
    }

    @Test
    void answersARangeBehindTheEndWithNothing(CapturedOutput output) throws Exception {
        long linesBefore = lines(output);

        String answer = RawConnection.ask(port, styles("Range: bytes=99999999-\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 416");
        assertThat(bodyOf(answer)).isEmpty();
        assertThat(lines(output)).isEqualTo(linesBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name=\"a\0b\"", "name=\"f\"; filename=\"a\0b.jpg\"", "name=\"\0\"", "nonsense", "name=\"f"})
    void refusesAMultipartNameThatIsNone(String disposition, CapturedOutput output) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\nx\r\n--b--\r\n";
        long linesBefore = lines(output);

        String answer = RawConnection.ask(
                port, post("Content-Type: multipart/form-data; boundary=b\r\n", body.length()) + body);

        assertThat(answer.substring(0, 12)).isIn("HTTP/1.1 400", "HTTP/1.1 302");
        assertThat(lines(output)).isLessThanOrEqualTo(linesBefore + 1);
    }

    @Test
    void refusesAFormOfMoreThanEightKilobytes() throws Exception {
        String body = "username=a&password=" + "b".repeat(8200);

        assertThat(RawConnection.ask(port, post(FORM, body.length()) + body)).startsWith("HTTP/1.1 413");
    }

    @Test
    void refusesAFormInPiecesOfMoreThanEightKilobytes() throws Exception {
        String body = "username=a&password=" + "b".repeat(8200);

        assertThat(RawConnection.ask(
                        port,
                        "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n" + FORM
                                + "\r\n" + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void takesAFormOfLessThanEightKilobytes() throws Exception {
        String body = "username=a&password=" + "b".repeat(8000);

        assertThat(RawConnection.ask(port, post(FORM, body.length()) + body))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /login?error");
    }

    /** Vaadin would read all of it, for whoever has a page of the door or none at all. */
    @ParameterizedTest
    @ValueSource(strings = {"/?v-r=uidl&v-uiId=0", "/?v%2Dr=uidl&v-uiId=0", "/?v-r=heartbeat&v-uiId=0"})
    void readsNoLongMessageOfAStranger(String address) throws Exception {
        String head = "POST " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n";

        assertThat(RawConnection.ask(port, head + "Content-Length: 65537\r\n\r\n" + "x".repeat(65_537)))
                .startsWith("HTTP/1.1 413");
        assertThat(RawConnection.ask(port, head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
        assertThat(RawConnection.ask(port, head + "Content-Length: 65536\r\n\r\n" + "x".repeat(65_536)))
                .doesNotStartWith("HTTP/1.1 41");
    }

    @Test
    void readsLongerMessagesOfWhoeverIsSignedIn() throws Exception {
        assertThat(sendMessage(65_537)).isNotIn(411, 413);
        assertThat(sendMessage((4 << 20) + 1)).isEqualTo(413);
    }

    private int sendMessage(int length) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(server + "/?v-r=uidl&v-uiId=0"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("x".repeat(length)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void writesTheSameWarningOnceWhoeverWritesIt(CapturedOutput output) {
        Logger somebody = LoggerFactory.getLogger("somebody.elses.library");

        for (int i = 0; i < 100; i++) {
            somebody.warn("the same warning of AnswersTests");
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("the same warning of AnswersTests")))
                .hasSize(1);
    }

    @Test
    void hasRoomForAnOfficeBehindOneAddressAndAThreadForEverybody() {
        HttpProperties limits = context.getBean(HttpProperties.class);
        TomcatWebServer tomcat =
                (TomcatWebServer) Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());

        assertThat(limits.connectionsPerAddress()).isEqualTo(512);
        assertThat(limits.socketsPerAddress()).isEqualTo(128);
        assertThat(tomcat.getTomcat().getConnector().getProtocolHandler())
                .isInstanceOfSatisfying(
                        PacedProtocol.class,
                        protocol -> assertThat(protocol.getExecutor()).isInstanceOf(VirtualThreadExecutor.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studio", "/gallery", "/nowhere", "/login?lang=en"})
    void repeatsNoHostThatTheRequestMadeUp(String path) throws Exception {
        String answer = RawConnection.ask(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/gallery/nowhere/at/all", "/assets/nothing.css", "/studio/x"})
    void knowsNoPageThatIsNone(String path) throws Exception {
        assertThat(status(path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/studio", "/gallery", "/account", "/login"})
    void knowsThePagesThatAre(String path) throws Exception {
        assertThat(status(path)).isIn(200, 302);
    }

    private int status(String path) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(server + path))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static String styles(String headers) {
        return "GET /styles.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String post(String headers, int length) {
        return "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "Content-Length: "
                + length + "\r\n\r\n";
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** Of warnings and errors, with their stack traces; without what is summed up from the minute before. */
    private static long lines(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> !line.contains("RepeatedEvents"))
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat "))
                .count();
    }
}
