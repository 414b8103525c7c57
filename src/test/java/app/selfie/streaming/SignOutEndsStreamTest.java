package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.socket.CloseStatus;

/** What becomes of a live picture when its person leaves: the whole product behind a real port, spoken to as a page does. */
// A context of its own, as in StudioViewTests: a younger one would have taken over the static SecurityContextHolder.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=sign-out-ends-stream-tests")
class SignOutEndsStreamTest {

    /** For a page both mean that it is over: the studio's own code, and Tomcat's, which sees a session end first. */
    private static final List<Integer> ENDED =
            List.of(Connection.ENDED.getCode(), CloseStatus.POLICY_VIOLATION.getCode());

    private static final String FORM = "application/x-www-form-urlencoded";

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
        TestPeople.register(context, "bob");
        TestPeople.signIn(browser, server, "ada");
    }

    @Test
    void closesTheSocketWhenThePersonSignsOut() throws Exception {
        StreamClient client = StreamClient.open(browser, server, server, ticketOfThePage());
        String token = first("name=\"_csrf\" content=\"([^\"]*)\"", get("/studio"));

        post("/logout", FORM, "_csrf=" + token);

        assertThat(client.closeCode()).isIn(ENDED);
    }

    @Test
    void closesTheSocketWhenSomebodyElseSignsInInTheSameBrowser() throws Exception {
        StreamClient client = StreamClient.open(browser, server, server, ticketOfThePage());

        TestPeople.signIn(browser, server, "bob");

        assertThat(client.closeCode()).isIn(ENDED);
    }

    /** Opens the studio's page and asks for a ticket, in the words of Vaadin's own client. */
    private String ticketOfThePage() throws Exception {
        String start = get("/?v-r=init&location=studio&query=");
        String key = first("\"Vaadin-Security-Key\"\\s*:\\s*\"([^\"]+)\"", start);
        String ui = first("\"v-uiId\"\\s*:\\s*(\\d+)", start);
        String page = call(ui, key, 0, """
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"studio","query":"","appShellTitle":"",
                 "historyState":null,"trigger":""}}""");
        String camera =
                first("\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",\"feat\":0,\"value\":\"selfie-camera\"", page);
        String answer = call(
                ui,
                key,
                1,
                "{\"type\":\"publishedEventHandler\",\"node\":" + camera
                        + ",\"templateEventMethodName\":\"requestTicket\",\"templateEventMethodArgs\":[],\"promise\":0}");
        return first("\"([A-Za-z0-9_-]{20,})\",\\s*(?:true|\\{)", answer);
    }

    private String call(String ui, String key, int number, String invocation) throws Exception {
        return post(
                "/?v-r=uidl&v-uiId=" + ui,
                "application/json; charset=UTF-8",
                "{\"csrfToken\":\"" + key + "\",\"rpc\":[" + invocation + "],\"syncId\":" + number + ",\"clientId\":"
                        + number + "}");
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html")
                .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }

    private String post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }
}
