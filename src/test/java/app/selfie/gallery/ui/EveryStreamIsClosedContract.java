package app.selfie.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.Stills;
import app.selfie.gallery.ui.ZipTickets.Selected;
import app.selfie.imaging.ImageSize;
import app.selfie.storage.OpenStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Every download of the product, asked for in every odd way: what the store has opened for it is closed again. The
 * subclasses bring the stores.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // nobody may register as often as there are tests
abstract class EveryStreamIsClosedContract {

    /** Headers by which an answer turns out to have no body, or another one. */
    private static final List<List<String>> ODD_HEADERS = List.of(
            List.of(),
            List.of("If-None-Match", "\"1\""),
            List.of("If-None-Match", "*"),
            List.of("If-Match", "\"other\""),
            List.of("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            List.of("Range", "bytes=0-99"),
            List.of("Range", "bytes=0-9,20-29,40-"),
            List.of("Range", "bytes=99999999-"),
            List.of("Range", "bytes=x"),
            List.of("Accept", "text/html"),
            List.of("Accept", "x"));

    @TestConfiguration(proxyBeanMethods = false)
    static class Counted {
        @Bean
        static OpenStreams openStreams() {
            return new OpenStreams();
        }
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ZipTickets tickets;

    @Autowired
    private OpenStreams streams;

    @LocalServerPort
    private int port;

    private final HttpClient ada =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private UserId adaId;
    private Selfie selfie;
    private String background;

    @BeforeAll
    void adaHasASelfieAndABackground() throws Exception {
        adaId = TestPeople.register(context, "ada");
        TestPeople.signIn(ada, server(), "ada");
        selfie = new TestSelfies(context, adaId).keep(adaId);
        AddResult added = context.getBean(OwnBackgrounds.class)
                .add(
                        adaId,
                        new BackgroundName("Beach"),
                        new ByteArrayInputStream(Stills.jpeg(new ImageSize(640, 360), 5)));
        background = ((AddResult.Added) added).background().id().toString();
    }

    private List<String> downloads() {
        String pictures = "/gallery/" + selfie.id() + "/";
        List<String> all = new ArrayList<>();
        for (String file : List.of("thumbnail.jpg", "picture.jpg", "original.jpg", "picture.png", "cut-out.png")) {
            all.add(pictures + file);
            all.add(pictures + file + "?zone=x");
            all.add(pictures + file + "?download&zone=Asia/Hanoi&utcOffset=x");
        }
        all.add(pictures + "preview.jpg?backdrop=none&zone=x");
        all.add("/backgrounds/" + background + "/thumbnail.jpg");
        all.add("/backgrounds/" + background + "/picture.jpg");
        all.add("/account/export.zip");
        all.add("/gallery/zip?ticket=x");
        return all;
    }

    @Test
    void whateverIsAskedFor() throws Exception {
        Map<String, Integer> left = new TreeMap<>();
        for (String path : downloads()) {
            int before = streams.open();
            for (List<String> headers : ODD_HEADERS) {
                ask("GET", path, headers);
                ask("HEAD", path, headers);
            }
            if (!isClosedSoon(before)) {
                left.put(path.replace(selfie.id().toString(), "*"), streams.open() - before);
            }
        }

        assertThat(left).as("what was left open").isEmpty();
        assertThat(streams.opened()).as("streams that were opened at all").isGreaterThan(100);
    }

    @Test
    void thoughWhoAskedLeaves() throws Exception {
        String ticket = tickets.issue(new Selected(adaId, Collections.nCopies(2_000, selfie.id()), ZoneOffset.UTC));
        int before = streams.open();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server() + "/gallery/zip?ticket=" + ticket))
                .build();
        try (InputStream body = ada.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(body.readNBytes(1 << 20)).hasSize(1 << 20);
        }

        assertThat(isClosedSoon(before)).isTrue();
    }

    private boolean isClosedSoon(int before) {
        try { // the answer may be here before the server's thread has come to its end
            await().atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> streams.open() <= before);
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return false;
        }
    }

    private void ask(String method, String path, List<String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server() + path.replace("zone=Asia/", "zone=Asia%2F")))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            ada.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // the server broke the answer off, as it may
        }
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
