package app.selfie.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser driven by the W3C's WebDriver protocol. Its dozen commands are shorter than a library's set-up. */
final class WebDriverSession implements AutoCloseable {

    /** Longer than any wait inside of a script. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    /** The key under which an element's id is, in answers and arguments. */
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private static final Map<String, ?> PEN =
            Map.of("type", "pointer", "id", "pen", "parameters", Map.of("pointerType", "pen"));

    /** The protocol counts on nobody, so an expression that is a promise is waited for in the page. */
    @SuppressWarnings("InlineFormatString") // a script, which reads better in one piece
    private static final String AWAITING = """
            const answer = arguments[arguments.length - 1];
            Promise.resolve().then(() => (%s)).then(answer, error => answer('failed: ' + error));
            """;

    private final HttpClient client;
    private final JsonMapper json = JsonMapper.shared();
    private final String session;

    private WebDriverSession(HttpClient client, String driver, Map<String, ?> capabilities) {
        this.client = client;
        JsonNode created =
                send("POST", driver + "/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
        session = driver + "/session/" + created.path("sessionId").asString();
    }

    /** @param driver address of a WebDriver that listens */
    static WebDriverSession open(String driver, Map<String, ?> capabilities) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            return new WebDriverSession(client, driver, capabilities);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    void navigate(String address) {
        post("/url", Map.of("url", address));
    }

    /** @param expression JavaScript; its value, or its promise's, comes back as Java's strings, numbers and booleans */
    JsonNode evaluate(String expression) {
        return post("/execute/async", Map.of("script", AWAITING.formatted(expression), "args", List.of()));
    }

    /** @param expression JavaScript that gives an element */
    String element(String expression) {
        JsonNode found = evaluate(expression);
        if (!found.has(ELEMENT)) {
            throw new IllegalStateException("expected an element of " + expression + ", found " + found);
        }
        return found.path(ELEMENT).asString();
    }

    void click(String element) {
        post("/element/" + element + "/click", Map.of());
    }

    void type(String element, String text) {
        post("/element/" + element + "/value", Map.of("text", text));
    }

    void press(String key) {
        act(
                Map.of("type", "key", "id", "keyboard"),
                List.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)));
    }

    /** Puts the pen on an element's middle, where it stays. */
    void penDown(String element) {
        act(
                PEN,
                List.of(
                        Map.of(
                                "type",
                                "pointerMove",
                                "duration",
                                0,
                                "origin",
                                Map.of(ELEMENT, element),
                                "x",
                                0,
                                "y",
                                0),
                        Map.of("type", "pointerDown", "button", 0)));
    }

    void penUp() {
        act(PEN, List.of(Map.of("type", "pointerUp", "button", 0)));
    }

    private void act(Map<String, ?> device, List<Map<String, ?>> actions) {
        Map<String, Object> source = new HashMap<>(device);
        source.put("actions", actions);
        post("/actions", Map.of("actions", List.of(source)));
    }

    byte[] screenshot() {
        return Base64.getDecoder()
                .decode(send("GET", session + "/screenshot", null).asString());
    }

    private JsonNode post(String command, Map<String, ?> parameters) {
        return send("POST", session + command, parameters);
    }

    private JsonNode send(String method, String address, Map<String, ?> parameters) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json; charset=utf-8")
                .method(
                        method,
                        parameters == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(json.writeValueAsString(parameters)))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            JsonNode value = json.readTree(answer.body()).path("value");
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + address + " " + parameters + ": " + value);
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Closes the browser. */
    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } finally {
            client.close();
        }
    }
}
