package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a page is told about push when it opens: one that is refused would be tried for again and again. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=push-at-the-door-tests") // as in StudioViewTests
class PushAtTheDoorTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void strangersDoNotTryForIt() throws Exception {
        assertThat(page("login"))
                .contains("\"pushMode\",\"feat\":5,\"value\":\"DISABLED\"")
                .doesNotContain("AUTOMATIC");
    }

    @Test
    void peopleWhoAreSignedInHaveIt() throws Exception {
        TestPeople.register(context, "ada");
        TestPeople.signIn(browser, "http://localhost:" + port, "ada");

        assertThat(page("studio"))
                .contains("\"pushMode\",\"feat\":5,\"value\":\"AUTOMATIC\"", "\"pushScript\":\"VAADIN/static/push/");
    }

    /** As Vaadin's client opens it. */
    private String page(String location) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/?v-r=init&location=" + location + "&query=");
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
