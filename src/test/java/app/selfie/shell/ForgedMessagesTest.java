package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages to Vaadin that none of its pages sends, from a stranger with a page of the door: a line of log at most. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ForgedMessagesTest {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]*)\"");
    private static final Pattern PAGE = Pattern.compile("\"v-uiId\":(\\d+)");

    /** KEY is the page's own. */
    private static final List<String> FORGED = List.of(
            message("[{\"type\":\"nonsense\"}]"),
            message("[{}]"),
            message("[{\"type\":\"event\",\"node\":99999,\"event\":\"click\"}]"),
            message("[{\"type\":\"event\",\"node\":\"x\",\"event\":\"click\"}]"),
            message("[{\"type\":\"mSync\",\"node\":1,\"feature\":9999,\"property\":\"x\",\"value\":1}]"),
            message("[{\"type\":\"publishedEventHandler\",\"node\":1,\"templateEventMethodName\":\"nothing\"}]"),
            message("[{\"type\":\"navigation\",\"location\":\"a\\u0000b\",\"link\":1}]"),
            message("[{\"type\":\"channel\",\"node\":1,\"channel\":77,\"args\":[]}]"),
            message("[1, \"a\", null]"),
            message("\"x\""),
            "{\"csrfToken\":\"KEY\"}",
            "{\"csrfToken\":\"wrong\",\"rpc\":[]}",
            "{\"csrfToken\":\"KEY\",\"rpc\":[],\"syncId\":\"x\",\"clientId\":\"y\"}",
            "{not json",
            "[]",
            "x".repeat(100));

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void writeALineAtMost(CapturedOutput output) throws Exception {
        for (String forged : FORGED) {
            // Each on a page of its own: one that lost touch with the server answers nothing else.
            String page = send(HttpRequest.newBuilder(address("/?v-r=init&location=login&query=")));
            String body = forged.replace("KEY", find(KEY, page));
            long before = lines(output);

            send(HttpRequest.newBuilder(address("/?v-r=uidl&v-uiId=" + find(PAGE, page)))
                    .header("Content-Type", "application/json; charset=UTF-8")
                    .POST(BodyPublishers.ofString(body)));

            assertThat(lines(output) - before).as("lines after %s", forged).isLessThanOrEqualTo(1);
        }
    }

    private static String message(String calls) {
        return "{\"csrfToken\":\"KEY\",\"rpc\":" + calls + ",\"syncId\":0,\"clientId\":0}";
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String find(Pattern pattern, String in) {
        Matcher found = pattern.matcher(in);
        assertThat(found.find()).as("%s in %s", pattern, in).isTrue();
        return found.group(1);
    }

    /** Without the server's own notes about models and the like, and without what it sums up from the minute before. */
    private static long lines(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> !line.isBlank() && !line.contains(" INFO ") && !line.contains("RepeatedEvents"))
                .count();
    }
}
