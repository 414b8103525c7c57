package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.RegistrationResult.Registered;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a page whose session has ended: through the door and back, on this server only. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "selfie.accounts.registrations-per-address.burst=1000")
class ComingBackOverHttpTest {

    private static final String PASSWORD = "four random words";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private Registration registration;

    @Autowired
    private CookieNames names;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void saysWhoIsThereWithoutBeginningASession() throws Exception {
        HttpResponse<String> answer = send("/presence.json", "application/json");

        assertThat(answer.body()).isEqualTo("{\"signedIn\":false,\"mark\":\"\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void saysThatSomebodyIsSignedIn() throws Exception {
        signIn(newPerson());

        assertThat(send("/presence.json", "application/json").body()).contains("\"signedIn\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studio", "/gallery?favourites&q=a%20b", "/account"})
    void leadsThroughTheDoorAndBackWithTheQuery(String page) throws Exception {
        String name = newPerson();

        assertThat(location(get("/signed-out?back=" + encoded(page)))).isEqualTo("/signed-out?checked");
        assertThat(location(get("/signed-out?checked"))).isEqualTo("/login?ended=gone");
        assertThat(location(signIn(name))).isEqualTo(page);
    }

    @Test
    void knowsByTheRefererWhereThePageWas() throws Exception {
        String name = newPerson();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address("/signed-out")))
                .header("Referer", address("/gallery?favourites"));

        browser.send(request.build(), HttpResponse.BodyHandlers.discarding());

        assertThat(location(signIn(name))).isEqualTo("/gallery?favourites");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/gallery\\..",
                "https://evil.example",
                "//evil.example",
                "//evil.example/gallery",
                "/\\evil.example",
                "\\\\evil.example",
                "/gallery//evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/gallery\r\nSet-Cookie: a=b",
                "/gallery#<script>",
                "/\tevil.example",
                ""
            })
    void comesBackToNoOtherHost(String back) throws Exception {
        String name = newPerson();

        get("/signed-out?back=" + encoded(back));

        assertThat(location(signIn(name))).isEqualTo("/studio");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/gallery, /gallery", "http://evil.example/account?a=b, /account?a=b"})
    void takesOfAWholeAddressOnlyThePage(String back, String page) throws Exception {
        String name = newPerson();

        get("/signed-out?back=" + encoded(back));

        assertThat(location(signIn(name))).isEqualTo(page);
    }

    @Test
    void leadsStraightBackWhoIsSignedInAllTheSame() throws Exception {
        signIn(newPerson());

        assertThat(location(get("/signed-out?back=" + encoded("/gallery?favourites"))))
                .isEqualTo("/gallery?favourites");
        assertThat(location(get("/signed-out?back=" + encoded("//evil.example"))))
                .isEqualTo("/studio");
    }

    @Test
    void tellsWhoKeepsNoCookiesSoAndLeadsThemRoundInNoCircle() throws Exception {
        cookies.setCookiePolicy(CookiePolicy.ACCEPT_NONE);
        get("/signed-out?back=/gallery");

        HttpResponse<String> page = get("/signed-out?checked");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Cookies are switched off", "href=\"studio\"");
    }

    @Test
    void saysAtTheDoorThatASessionIsGoneAndComesBack() throws Exception {
        String name = newPerson();
        signIn(name);
        forget(names.session());
        forget(names.device());

        assertThat(location(get("/gallery?favourites"))).isEqualTo("/login?ended=gone");
        assertThat(location(signIn(name))).isEqualTo("/gallery?favourites");
    }

    @Test
    void saysNothingToWhoComesForTheFirstTime() throws Exception {
        assertThat(location(get("/gallery"))).isEqualTo("/login");
    }

    /** The server knows nothing of the cookie's value any more. */
    private void forget(String name) {
        HttpCookie lost = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
        lost.setValue("0123456789ABCDEF0123456789ABCDEF");
    }

    private String newPerson() {
        String name = "back" + PEOPLE.incrementAndGet();
        assertThat(registration.register(name, PASSWORD, "192.0.2.1", "")).isInstanceOf(Registered.class);
        return name;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, "text/html");
    }

    private HttpResponse<String> send(String path, String accept) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Accept", accept)
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String name) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address("/login")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + encoded(name) + "&password=" + encoded(PASSWORD)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow().replace(address(""), "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
