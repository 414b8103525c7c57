package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.SelfieStudioApplication;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.StreamSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole product is stopped and started again on the same database, under browsers that stay open. */
class SignInSurvivesTest {

    private static final String ADA = "ada";

    @TempDir
    private Path data;

    private ConfigurableApplicationContext product;
    private String server;
    private UserId ada;
    private final HttpClient browser = newBrowser();

    @BeforeEach
    void adaIsSignedIn() throws Exception {
        start();
        ada = TestPeople.register(product, ADA);
        TestPeople.signIn(browser, server, ADA);
        assertThat(get(browser, "/studio").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        product.close();
    }

    @Test
    void aRestartBringsThePersonBackToTheSamePageWithoutTheForm() throws Exception {
        String before = cookie(browser, names().session()).getValue();

        restart();

        HttpResponse<String> page = get(browser, "/studio");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/studio");
        assertThat(cookie(browser, names().session()).getValue()).isNotEqualTo(before);
        assertThat(get(browser, "/gallery").statusCode()).isEqualTo(200);
        assertThat(product.getBean(DeviceTokens.class).of(ada)).hasSize(1);
    }

    @Test
    void aDeviceThatWasSignedOutFindsTheDoorAfterARestart() throws Exception {
        HttpClient phone = newBrowser();
        TestPeople.signIn(phone, server, ADA);
        DeviceTokens devices = product.getBean(DeviceTokens.class);
        product.getBean(SignedInDevices.class).signOut(ada, hashIn(phone));

        restart();

        assertThat(isAtTheDoor(get(phone, "/studio"))).isTrue();
        assertThat(isAtTheDoor(get(browser, "/studio"))).isFalse();
        assertThat(devices).isNotSameAs(product.getBean(DeviceTokens.class));
    }

    @Test
    void whoReadTheDatabaseCannotSignInWithIt() throws Exception {
        List<String> stored = product.getBean(JdbcClient.class)
                .sql("select token_hash from signed_in_device")
                .query((row, number) -> row.getString("token_hash"))
                .list();
        assertThat(stored).contains(hashIn(browser));

        restart();

        for (String hash : stored) {
            HttpClient thief = newBrowser();
            HttpCookie cookie = new HttpCookie(
                    names().device(),
                    Base64.getEncoder().withoutPadding().encodeToString(hash.getBytes(StandardCharsets.UTF_8)));
            cookie.setPath("/");
            cookie.setVersion(0);
            cookiesOf(thief).getCookieStore().add(URI.create(server), cookie);
            assertThat(isAtTheDoor(get(thief, "/studio"))).isTrue();
        }
    }

    @Test
    void aFormIsSentWithTheTokenOfItsOwnPageOnly() throws Exception {
        String token = csrfToken(get(browser, "/account").body());

        restart();

        assertThat(signOut(token).statusCode())
                .as("a token of the session before")
                .isEqualTo(403);
        String page = get(browser, "/account").body();
        assertThat(signOut("").statusCode()).isEqualTo(403);
        assertThat(isAtTheDoor(get(browser, "/account"))).isFalse();
        assertThat(signOut(csrfToken(page)).statusCode()).isEqualTo(302);
        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(product.getBean(DeviceTokens.class).of(ada)).isEmpty();
    }

    /** The page opens its socket before anything else has begun a session again. */
    @Test
    void aLiveStreamOpensAgainForItsOwnerAlone() throws Exception {
        restart();

        assertThat(firstAnswer(browser)).isEqualTo("pong");
        assertThatThrownBy(() -> connect(browser, "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThatThrownBy(() -> connect(newBrowser(), server)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        product.getBean(DeviceTokens.class).forgetAllBut(ada, "");
        cookiesOf(browser).getCookieStore().get(URI.create(server)).stream()
                .filter(cookie -> cookie.getName().equals(names().session()))
                .toList()
                .forEach(session -> cookiesOf(browser).getCookieStore().remove(URI.create(server), session));
        assertThatThrownBy(() -> connect(browser, server)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    /** Of a socket that is asked whether it is there: one without its stream is closed at once. */
    private String firstAnswer(HttpClient client) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = connect(client, server, new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
                answer.complete("pong");
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                answer.complete("closed with " + status);
                return null;
            }
        });
        socket.sendPing(ByteBuffer.allocate(1)).join();
        String first = answer.get(20, TimeUnit.SECONDS);
        socket.abort();
        return first;
    }

    private void connect(HttpClient client, String origin) {
        connect(client, origin, new WebSocket.Listener() {}).abort();
    }

    private WebSocket connect(HttpClient client, String origin, WebSocket.Listener listener) {
        String ticket = product.getBean(LiveStreams.class)
                .open(
                        ada,
                        new StreamSettings(
                                new ModelId("selfie"), new BackdropChoice.Plain(0x224466), EdgeCurve.DEFAULT, 0))
                .newTicket();
        return client.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(server.replace("http:", "ws:") + "/stream?ticket=" + ticket), listener)
                .join();
    }

    private void restart() {
        product.close();
        start();
    }

    private void start() {
        product = new SpringApplication(SelfieStudioApplication.class)
                .run(
                        "--server.port=0",
                        "--selfie.data-folder=" + data,
                        "--vaadin.productionMode=true",
                        "--spring.application.name=sign-in-survives-" + UUID.randomUUID());
        server = "http://localhost:" + product.getEnvironment().getRequiredProperty("local.server.port");
    }

    private CookieNames names() {
        return product.getBean(CookieNames.class);
    }

    private HttpResponse<String> signOut(String token) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server + "/logout"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String csrfToken(String page) {
        return page.replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]*)\".*", "$1");
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static boolean isAtTheDoor(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").matches(".*/login(\\?ended=gone)?");
    }

    private String hashIn(HttpClient client) {
        String value = cookie(client, names().device()).getValue();
        String padded = value + "=".repeat((4 - value.length() % 4) % 4);
        return SecretToken.hashOf(new String(Base64.getDecoder().decode(padded), StandardCharsets.UTF_8));
    }

    private static HttpCookie cookie(HttpClient client, String called) {
        return cookiesOf(client).getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(called))
                .findFirst()
                .orElseThrow();
    }

    private static CookieManager cookiesOf(HttpClient client) {
        return (CookieManager) client.cookieHandler().orElseThrow();
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }
}
