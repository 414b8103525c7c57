package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.RegistrationResult.Registered;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The door as a browser without scripts sees it: the whole product behind a real port. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "selfie.accounts.registrations-per-address.burst=1000")
@Import(SignInOverHttpTest.EndedSessions.class)
class SignInOverHttpTest {

    private static final String PASSWORD = "four random words";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private Registration registration;

    @Autowired
    private AccountRepository accounts;

    @Autowired
    private EndedSessions ended;

    @Autowired
    private CookieNames names;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/studio",
                "/studio/x",
                "/gallery",
                "/stream",
                "/portrait/a.png",
                "/error",
                "/actuator",
                "/h2-console",
                "/nowhere",
                "/models/selfie_segmentation.tflite",
                "/application.yaml",
                "/assets/../studio",
                "//studio"
            })
    void leadsAVisitorToTheDoorFromEverywhere(String path) throws Exception {
        HttpResponse<String> response = get(path);

        // 400 is Spring's firewall, which reads no such address.
        assertThat(response.statusCode()).isIn(302, 400);
        if (response.statusCode() == 302) {
            assertThat(response.headers().firstValue("Location").orElseThrow()).isEqualTo("/login");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/register", "/styles.css", "/assets/door.css", "/assets/logo.svg", "/aura/aura.css"})
    void showsTheDoorToEverybody(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/styles.css", "/nowhere"})
    void hardensEveryAnswer(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'");
        assertThat(header(response, "Permissions-Policy")).contains("camera=(self)", "microphone=()");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void letsAPersonInUnderANewSession() throws Exception {
        String name = newPerson();
        String before = sessionAfter(get("/login"));

        HttpResponse<String> answer = signIn(name, PASSWORD);

        assertThat(location(answer)).isEqualTo("/studio");
        assertThat(sessionAfter(answer)).isNotEqualTo(before);
        assertThat(get("/studio").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheSessionACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        assertThat(header(get("/login"), "Set-Cookie")).contains(names.session(), "HttpOnly", "SameSite=Lax");
    }

    @Test
    void returnsToThePageThatWasAskedFor() throws Exception {
        String name = newPerson();
        get("/some/page");

        assertThat(location(signIn(name, PASSWORD))).isEqualTo("/some/page");
    }

    @Test
    void returnsToNoPicture() throws Exception {
        String name = newPerson();
        send(HttpRequest.newBuilder(URI.create(address("/portrait/a.png"))).header("Accept", "image/*"));

        assertThat(location(signIn(name, PASSWORD))).isEqualTo("/studio");
    }

    @Test
    void saysTheSameToAWrongPasswordAndAnUnknownName() throws Exception {
        String name = newPerson();

        assertThat(location(signIn(name, "a wrong password"))).isEqualTo("/login?error");
        assertThat(location(signIn("nobody" + name, "a wrong password"))).isEqualTo("/login?error");
    }

    @Test
    void takesAsLongForAnUnknownNameAsForAWrongPassword() throws Exception {
        List<String> people = IntStream.range(0, 5).mapToObj(i -> newPerson()).toList();
        signIn("warm-up" + people.getFirst(), "a wrong password");

        long known = median(people.stream().mapToLong(name -> nanosOfSignIn(name)));
        long unknown = median(people.stream().mapToLong(name -> nanosOfSignIn("nobody" + name)));

        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void refusesTheSixthTryForOneAccountAndSaysHowLongToWait() throws Exception {
        String name = newPerson();
        for (int i = 0; i < 5; i++) {
            assertThat(location(signIn(name, "a wrong password"))).isEqualTo("/login?error");
        }

        assertThat(location(signIn(name, PASSWORD))).matches("/login\\?wait=\\d+");
        assertThat(location(signIn(name.toUpperCase(java.util.Locale.ROOT), PASSWORD)))
                .startsWith("/login?wait=");
        assertThat(location(signIn(newPerson(), PASSWORD))).isEqualTo("/studio");
    }

    @Test
    void refusesASignInThatAnotherSiteSends() throws Exception {
        String name = newPerson();

        assertThat(send(signInRequest(name, "").header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(signInRequest(name, "").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(send(signInRequest(name, "").header("Origin", address("")))))
                .isEqualTo("/studio");
    }

    @Test
    void remembersADeviceAcrossSessions() throws Exception {
        String name = newPerson();
        HttpResponse<String> answer = send(signInRequest(name, "&remember-me=on"));
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(names.device() + "="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=2592000")
                .doesNotContain("Secure");

        dropSessionCookie();

        assertThat(get("/studio").statusCode()).isEqualTo(200);
    }

    @Test
    void remembersNobodyWhoDidNotAsk() throws Exception {
        signIn(newPerson(), PASSWORD);
        dropSessionCookie();
        assertThat(get("/studio").statusCode()).as("as after a restart").isEqualTo(200);

        closeBrowser();

        assertThat(get("/studio").statusCode()).isEqualTo(302);
    }

    /** A browser that closes keeps the cookies that have an age. */
    private void closeBrowser() {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getMaxAge() < 0)
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(address("/")), cookie));
    }

    @Test
    void replacesAnOldHashAtSignIn() throws Exception {
        String name = newPerson();
        Account account = accounts.findByNameKey(name).orElseThrow();
        accounts.updatePasswordHash(account.id(), "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD));

        assertThat(location(signIn(name, PASSWORD))).isEqualTo("/studio");

        assertThat(accounts.findById(account.id()).orElseThrow().passwordHash()).startsWith("{pbkdf2-sha256-600k}");
        assertThat(location(signIn(name, PASSWORD))).isEqualTo("/studio");
    }

    @Test
    void readsNoNameAndNoPasswordThatIsLongerThanAny() throws Exception {
        String marks = "a" + "\u0300".repeat(500) + "\u0316".repeat(500);

        assertThat(location(signIn(marks, PASSWORD))).isEqualTo("/login?error");
        assertThat(location(signIn(newPerson(), "x".repeat(1000)))).isEqualTo("/login?error");
    }

    @Test
    void endsTheSessionOfWhoWasSignedInBefore() throws Exception {
        String before = sessionAfter(signIn(newPerson(), PASSWORD));
        get("/studio");

        String after = sessionAfter(signIn(newPerson(), PASSWORD));

        assertThat(ended.ids).contains(before);
        assertThat(after).isNotEqualTo(before);
        assertThat(get("/studio").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheSessionOfAPersonWhoSignsInAgain() throws Exception {
        String name = newPerson();
        String before = sessionAfter(signIn(name, PASSWORD));

        String after = sessionAfter(signIn(name, PASSWORD));

        assertThat(ended.ids).doesNotContain(before, after);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void endsTheSessionAtSignOutAndForgetsTheDevice() throws Exception {
        String session = sessionAfter(send(signInRequest(newPerson(), "&remember-me=on")));
        String token = csrfTokenOf(get("/studio").body());

        send(HttpRequest.newBuilder(URI.create(address("/logout")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token))));

        assertThat(ended.ids).contains(session);
        assertThat(get("/studio").statusCode()).isEqualTo(302);
    }

    @Test
    void wantsACsrfTokenForASignOut() throws Exception {
        signIn(newPerson(), PASSWORD);

        send(HttpRequest.newBuilder(URI.create(address("/logout"))).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(get("/studio").statusCode()).isEqualTo(200);
    }

    private String newPerson() {
        String name = "person" + PEOPLE.incrementAndGet();
        assertThat(registration.register(name, PASSWORD, "192.0.2.1", "")).isInstanceOf(Registered.class);
        return name;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address(path))).header("Accept", "text/html"));
    }

    private HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return send(signInRequest(name, password, ""));
    }

    private HttpRequest.Builder signInRequest(String name, String more) {
        return signInRequest(name, PASSWORD, more);
    }

    private HttpRequest.Builder signInRequest(String name, String password, String more) {
        return HttpRequest.newBuilder(URI.create(address("/login")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(name) + "&password=" + encoded(password) + more));
    }

    private long nanosOfSignIn(String name) {
        long start = System.nanoTime();
        try {
            assertThat(location(signIn(name, "a wrong password"))).isEqualTo("/login?error");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void dropSessionCookie() {
        List<HttpCookie> all = List.copyOf(cookies.getCookieStore().getCookies());
        all.stream()
                .filter(cookie -> cookie.getName().equals(names.session()))
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    private String sessionAfter(HttpResponse<String> response) {
        assertThat(response.statusCode()).isLessThan(400);
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(names.session()))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private String location(HttpResponse<String> response) {
        String location = header(response, "Location");
        return location.replace(address(""), "");
    }

    private static String csrfTokenOf(String page) {
        return page.replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]*)\".*", "$1");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long median(LongStream numbers) {
        long[] sorted = numbers.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The ids that sessions had when they ended. */
    static class EndedSessions implements HttpSessionListener {
        private final Queue<String> ids = new ConcurrentLinkedQueue<>();

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            ids.add(event.getSession().getId());
        }
    }
}
