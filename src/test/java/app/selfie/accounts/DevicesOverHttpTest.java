package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.SignedInDevices.Entry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembered devices, copied cookies and sessions behind a real port. Each address comes from a header, as behind a proxy. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=devices-over-http-tests", // as in StudioViewTests
            "server.forward-headers-strategy=native",
            "selfie.accounts.registrations-per-address.burst=1000",
            "selfie.accounts.tries-per-account-and-network.refill=1h", // what a test counts does not come back
            // meanwhile
            "selfie.accounts.tries-per-account.refill=1h",
            "selfie.accounts.tries-per-address.refill=1h"
        })
class DevicesOverHttpTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccountService keeper;

    @Autowired
    private DeviceTokens devices;

    @Autowired
    private SignedInDevices signedIn;

    @Autowired
    private ActiveSessions sessions;

    @Autowired
    private CookieNames names;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    private String name;
    private UserId person;
    private final HttpClient owner = newBrowser();
    private final HttpClient thief = newBrowser();

    @BeforeEach
    void aPerson() {
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
        person = TestPeople.register(context, name);
    }

    @Test
    void aSessionBegunWithACopiedCookieEndsWithTheOwnersSignOut() throws Exception {
        signIn(owner, "192.0.2.1", true);
        copyDeviceCookie(owner, thief);
        assertThat(isIn(thief)).isTrue();
        dropDeviceCookie(thief); // a session is all that is left to them

        signOut(owner);

        awaitDoor(thief);
        copyDeviceCookie(owner, thief);
        assertThat(isIn(thief)).isFalse();
        assertThat(isIn(owner)).isFalse();
    }

    @Test
    void aSessionOfAnotherProcessEndsWithItsDeviceWhenItIsNextLookedAt() throws Exception {
        signIn(owner, "192.0.2.1", true);
        database.sql("delete from signed_in_device where account_id = ?")
                .param(person.value())
                .update();
        sessions.principalsOf(person).forEach(SignedInUser::checkAgain);

        assertThat(isIn(owner)).isFalse();
    }

    @Test
    void anotherPasswordMakesACopiedCookieWorthless() throws Exception {
        signIn(owner, "192.0.2.1", true);
        copyDeviceCookie(owner, thief);
        assertThat(isIn(thief)).isTrue();
        String copied = deviceCookie(owner).getValue();

        assertThat(keeper.changePassword(person, PASSWORD, "another five words now", sessionOf(owner)))
                .isEqualTo(new AccountChange.Done());

        assertThat(isIn(thief)).isFalse();
        assertThat(isIn(owner)).isTrue();
        assertThat(deviceCookie(owner).getValue()).isNotEqualTo(copied);
        dropCookie(owner, names.session());
        assertThat(isIn(owner)).as("by its new cookie").isTrue();
    }

    @Test
    void signingOutEverywhereElseMakesACopiedCookieWorthless() throws Exception {
        signIn(owner, "192.0.2.1", true);
        copyDeviceCookie(owner, thief);
        assertThat(isIn(thief)).isTrue();
        HttpClient phone = newBrowser();
        signIn(phone, "192.0.2.2", false);

        signedIn.signOutElsewhere(person, sessionOf(owner));

        assertThat(isIn(thief)).isFalse();
        assertThat(isIn(phone)).isFalse();
        assertThat(isIn(owner)).isTrue();
        dropCookie(owner, names.session());
        assertThat(isIn(owner)).isTrue();
    }

    @Test
    void listsDevicesAndSignsOutEach() throws Exception {
        signIn(owner, "192.0.2.1", true);
        HttpClient phone = newBrowser();
        signIn(phone, "192.0.2.2", false);

        List<Entry> entries = signedIn.of(person, sessionOf(phone));

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().isThis()).isTrue();
        assertThat(entries.getLast().isThis()).isFalse();
        assertThat(entries.getLast().kind()).isEqualTo(new DeviceKind("Firefox", "Windows"));
        signedIn.signOut(person, entries.getLast().hash());
        assertThat(isIn(owner)).isFalse();
        assertThat(isIn(phone)).isTrue();
        signedIn.signOut(person, entries.getFirst().hash());
        assertThat(isIn(phone)).isFalse();
    }

    @Test
    void nobodySignsOutSomebodyElse() throws Exception {
        signIn(owner, "192.0.2.1", true);
        UserId eve = TestPeople.register(context, "e" + name);
        String device = SecretToken.hashOf(tokenOf(deviceCookie(owner)));

        signedIn.signOut(eve, device);

        assertThat(isIn(owner)).isTrue();
    }

    @Test
    void aDeviceThatSignsInAgainIsOneDevice() throws Exception {
        signIn(owner, "192.0.2.1", true);
        signIn(owner, "192.0.2.1", true);
        signIn(owner, "192.0.2.1", false);

        assertThat(devices.of(person)).hasSize(1);
        assertThat(signedIn.of(person, sessionOf(owner))).hasSize(1);
    }

    @Test
    void aRememberedDeviceNeverWaitsForWhoGuessesElsewhere() throws Exception {
        signIn(owner, "192.0.2.1", true);
        for (int network = 0; network < 12; network++) {
            for (int i = 0; i < 5; i++) {
                tryToSignIn(newBrowser(), "198.51.100." + network, "a wrong password", false);
            }
        }

        assertThat(tryToSignIn(newBrowser(), "203.0.113.5", PASSWORD, false)).startsWith("/login?wait=");
        assertThat(tryToSignIn(owner, "198.51.100.1", PASSWORD, false)).isEqualTo("/studio");
    }

    @Test
    void aForeignDeviceIsNoKnownDevice() throws Exception {
        String other = name;
        aPerson();
        signIn(owner, "192.0.2.1", true);
        String mine = name;
        name = other;
        for (int i = 0; i < 5; i++) {
            tryToSignIn(owner, "192.0.2.9", "a wrong password", false);
        }

        assertThat(tryToSignIn(owner, "192.0.2.9", PASSWORD, false)).startsWith("/login?wait=");
        name = mine;
    }

    @Test
    void aPersonHasNoMoreThanSoManySessions() throws Exception {
        List<HttpClient> browsers = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i <= ActiveSessions.MAX_PER_PERSON; i++) {
            HttpClient browser = newBrowser();
            signIn(browser, "192.0.2." + i, i == 0);
            browsers.add(browser);
            hashes.add(SecretToken.hashOf(tokenOf(deviceCookie(browser))));
            assertThat(sessions.of(person)).hasSizeLessThanOrEqualTo(ActiveSessions.MAX_PER_PERSON);
        }

        awaitDoor(browsers.getFirst());
        assertThat(devices.of(person))
                .extracting(DeviceTokens.Device::hash)
                .as("or its page would come back by itself")
                .containsExactlyInAnyOrderElementsOf(hashes.subList(1, hashes.size()));
        assertThat(isIn(browsers.get(1))).isTrue();
        assertThat(isIn(browsers.getLast())).isTrue();
    }

    /** As the pictures of a page do right after a restart, before the first answer has brought a session's cookie. */
    @Test
    void manySessionsOfOneDeviceDoNotForgetIt() throws Exception {
        signIn(owner, "192.0.2.1", false);
        for (int i = 0; i <= ActiveSessions.MAX_PER_PERSON; i++) {
            HttpClient picture = newBrowser();
            copyDeviceCookie(owner, picture);
            assertThat(isIn(picture)).isTrue();
        }

        assertThat(devices.of(person)).hasSize(1);
        assertThat(sessions.of(person)).hasSizeLessThanOrEqualTo(ActiveSessions.MAX_PER_PERSON);
        dropCookie(owner, names.session());
        assertThat(isIn(owner)).isTrue();
    }

    @Test
    void whoMistypesKeepsTheSignInTheyHave() throws Exception {
        signIn(owner, "192.0.2.1", true);

        assertThat(tryToSignIn(owner, "192.0.2.1", "a wrong password", false)).isEqualTo("/login?error");

        dropCookie(owner, names.session());
        assertThat(isIn(owner)).isTrue();
    }

    @Test
    void aBrowserIsSignedInAsOnePersonAtATime() throws Exception {
        signIn(owner, "192.0.2.1", true);
        HttpClient copy = newBrowser();
        copyDeviceCookie(owner, copy);
        UserId before = person;
        aPerson();

        signIn(owner, "192.0.2.1", true);

        assertThat(devices.of(before)).isEmpty();
        assertThat(isIn(copy)).isFalse();
        assertThat(isIn(owner)).isTrue();
    }

    @Test
    void theDevicesCookieIsNoScriptsAndNoOtherSites() throws Exception {
        HttpResponse<Void> here =
                owner.send(signInRequest(name, "192.0.2.1", PASSWORD, false), BodyHandlers.discarding());
        HttpRequest overTls = HttpRequest.newBuilder(
                        signInRequest(name, "192.0.2.1", PASSWORD, true), (header, value) -> !header.equals("Origin"))
                .header("X-Forwarded-Proto", "https")
                .build();
        HttpResponse<Void> there = newBrowser().send(overTls, BodyHandlers.discarding());

        assertThat(deviceCookieIn(here))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure", "Max-Age", "Expires");
        assertThat(deviceCookieIn(there)).contains("HttpOnly", "SameSite=Lax", "Secure", "Max-Age=2592000");
    }

    private String deviceCookieIn(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(names.device() + "="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whileHashingIsSaturatedEverybodyIsAnsweredOrToldWhen() throws Exception {
        List<CompletableFuture<HttpResponse<Void>>> flood = new ArrayList<>();
        HttpClient attacker = HttpClient.newHttpClient();
        for (int i = 0; i < 200; i++) {
            flood.add(attacker.sendAsync(
                    signInRequest("nobody" + i % 120, "198.51.100." + i % 40, "a wrong password", false),
                    BodyHandlers.discarding()));
        }

        String answer = tryToSignIn(owner, "192.0.2.1", PASSWORD, false);

        assertThat(answer).matches("/studio|/login\\?busy=[0-9]{1,2}");
        List<String> answers = flood.stream().map(one -> location(one.join())).toList();
        assertThat(answers).allMatch(one -> one.matches("/login\\?(error|busy=[0-9]{1,2})"));
        assertThat(answers).as("some of the two hundred").anyMatch(one -> one.contains("busy"));
        assertThat(tryToSignIn(owner, "192.0.2.1", PASSWORD, false)).isEqualTo("/studio");
    }

    private void signIn(HttpClient browser, String address, boolean remember) throws Exception {
        assertThat(tryToSignIn(browser, address, PASSWORD, remember)).isEqualTo("/studio");
    }

    private String tryToSignIn(HttpClient browser, String address, String password, boolean remember) throws Exception {
        return location(browser.send(signInRequest(name, address, password, remember), BodyHandlers.discarding()));
    }

    private HttpRequest signInRequest(String account, String address, String password, boolean remember) {
        return HttpRequest.newBuilder(URI.create(server() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", server())
                .header("User-Agent", FIREFOX)
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + account + "&password="
                        + password.replace(' ', '+') + (remember ? "&remember-me=on" : "")))
                .build();
    }

    private String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("").replace(server(), "");
    }

    private boolean isIn(HttpClient browser) throws IOException, InterruptedException {
        return browser.send(
                                HttpRequest.newBuilder(URI.create(server() + "/account"))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /** As a page without scripts would, by the form's token. */
    private void signOut(HttpClient browser) throws IOException, InterruptedException {
        String page = browser.send(
                        HttpRequest.newBuilder(URI.create(server() + "/account"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        String token = page.replaceAll("(?s).*name=\"_csrf\" content=\"([^\"]*)\".*", "$1");
        browser.send(
                HttpRequest.newBuilder(URI.create(server() + "/logout"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.discarding());
    }

    /** Sessions end on a thread of their own where nobody waits for it. */
    private void awaitDoor(HttpClient browser) {
        org.awaitility.Awaitility.await().until(() -> !isIn(browser));
    }

    private HttpCookie deviceCookie(HttpClient browser) {
        return cookie(browser, names.device());
    }

    private String sessionOf(HttpClient browser) {
        return cookie(browser, names.session()).getValue();
    }

    private static HttpCookie cookie(HttpClient browser, String called) {
        return cookiesOf(browser).getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(called))
                .findFirst()
                .orElseThrow();
    }

    private static String tokenOf(HttpCookie cookie) {
        return new String(
                java.util.Base64.getDecoder().decode(padded(cookie.getValue())),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String padded(String text) {
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    private void copyDeviceCookie(HttpClient from, HttpClient to) {
        cookiesOf(from).getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(names.device()))
                .forEach(cookie -> cookiesOf(to).getCookieStore().add(URI.create(server()), cookie));
    }

    private void dropDeviceCookie(HttpClient browser) {
        dropCookie(browser, names.device());
    }

    private static void dropCookie(HttpClient browser, String called) {
        List.copyOf(cookiesOf(browser).getCookieStore().getCookies()).stream()
                .filter(cookie -> cookie.getName().equals(called))
                .forEach(cookie -> cookiesOf(browser).getCookieStore().remove(null, cookie));
    }

    private static CookieManager cookiesOf(HttpClient browser) {
        return (CookieManager) browser.cookieHandler().orElseThrow();
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
