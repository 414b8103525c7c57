package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What administrators do, as the browsers of those to whom it is done notice it, behind a real port. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=people-over-http-tests", // as in StudioViewTests
            "selfie.accounts.registrations-per-address.burst=1000"
        })
class PeopleOverHttpTest {

    private static final String ADMINISTRATOR = "housekeeper";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private UserId administrator;
    private String name;
    private UserId person;
    private final HttpClient browser = newBrowser();

    @BeforeEach
    void aPersonIsSignedIn() throws Exception {
        administrator = TestPeople.register(context, ADMINISTRATOR);
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
        person = TestPeople.register(context, name);
        TestPeople.signIn(browser, server(), name);
    }

    @Test
    void thePageIsAdministratorsAlone() throws Exception {
        HttpClient housekeepers = newBrowser();
        TestPeople.signIn(housekeepers, server(), ADMINISTRATOR);

        assertThat(isAtTheDoor(get(newBrowser(), "/people"))).isTrue();
        assertThat(get(newBrowser(), "/people").body()).doesNotContain(ADMINISTRATOR);
        assertThat(get(housekeepers, "/people").statusCode()).isEqualTo(200);
        assertThat(get(browser, "/people").body()).doesNotContain(ADMINISTRATOR);
    }

    @Test
    void whoIsMadeAnAdministratorStaysSignedIn() throws Exception {
        people.setAdministrator(administrator, person, true);

        assertThat(get(browser, "/account").statusCode()).isEqualTo(200);
        assertThat(context.getBean(ActiveSessions.class).principalsOf(person))
                .hasSize(1)
                .allMatch(principal -> principal.getAuthorities().size() == 2);
        people.setAdministrator(administrator, person, false);
        assertThat(get(browser, "/account").statusCode()).isEqualTo(200);
        assertThat(context.getBean(ActiveSessions.class).principalsOf(person))
                .hasSize(1)
                .allMatch(principal -> principal.getAuthorities().size() == 1);
    }

    @Test
    void whoIsKeptOutIsToldSoByTheirPasswordAlone() throws Exception {
        people.disable(administrator, person);

        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/login?disabled");
        assertThat(signIn("a+wrong+password")).isEqualTo("/login?error");
        people.enable(administrator, person);
        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/account");
    }

    @Test
    void whoIsSignedOutEverywhereSignsInAgain() throws Exception {
        people.signOutEverywhere(administrator, person);

        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/account");
    }

    @Test
    void whoIsDeletedIsOutAtOnceAndBackWhereThatIsTakenBack() throws Exception {
        people.delete(administrator, person);

        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/login?disabled");
        assertThat(people.undelete(administrator, person)).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/account");
    }

    @Test
    void aLinkForANewPasswordOpensItsPageWithoutASignIn() throws Exception {
        String token = people.resetLink(administrator, person);

        HttpResponse<String> page = get(newBrowser(), "/reset?token=" + token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(context.getBean(PasswordResets.class).use(token, "another five words now"))
                .isEqualTo(new AccountChange.Done());
        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(signIn("correct+horse+battery")).isEqualTo("/login?error");
        assertThat(signIn("another+five+words+now")).isEqualTo("/account");
    }

    private String signIn(String password) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", server())
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + password))
                .build();
        return browser.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElse("")
                .replace(server(), "");
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server() + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static boolean isAtTheDoor(HttpResponse<?> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/login");
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
