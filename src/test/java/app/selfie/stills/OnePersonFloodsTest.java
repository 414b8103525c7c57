package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult.Added;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.streaming.TestStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What one person can do to the server, and what another one notices of it: nothing. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=one-person-floods-tests", // a context of its own
            "selfie.stills.upload-time=6s",
            "selfie.stills.max-file=1MB",
            "selfie.stills.upload-memory=4MB",
            "selfie.stills.burst=60"
        })
class OnePersonFloodsTest {

    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final byte[] FILMED = StillFiles.portrait(SIZE);

    /** Silence is found out by nothing but time: the upload time of 6 seconds, and less than twice that. */
    private static final Duration UPLOAD_TIME = Duration.ofSeconds(6);

    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(11_500);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ModelCatalog models;

    @Autowired
    private StillTickets tickets;

    @Autowired
    private Gallery gallery;

    @Autowired
    private StillService studio;

    @Autowired
    private OwnBackgrounds backgrounds;

    @LocalServerPort
    private int port;

    private final List<Socket> silent = new ArrayList<>();
    private HttpClient adas = HttpClient.newHttpClient();
    private HttpClient bobs = HttpClient.newHttpClient();
    private UserId ada = new UserId(new UUID(0, 0));
    private UserId bob = ada;
    private String server = "";

    @BeforeEach
    void signIn() throws Exception {
        server = "http://localhost:" + port;
        ada = TestPeople.register(context, "ada");
        bob = TestPeople.register(context, "bob");
        adas = browser();
        bobs = browser();
        TestPeople.signIn(adas, server, "ada");
        TestPeople.signIn(bobs, server, "bob");
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void elevenSilentUploadsMakeNobodyElseBusyAndEndInTime() throws Exception {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            known.add(tickets.issue(ada, recipe(), BodyEffect.NONE));
        }
        long begun = System.nanoTime();
        for (String ticket : known) {
            silent.add(sendHeadOnly(ticket));
        }
        await("the heads of all requests are read").until(() -> tickets.size() == 0);

        HttpResponse<String> answer = postStill(bobs, bob);
        try (TestStream stream = stream(bobs, bob)) {
            assertThat(stream.showsAPictureOf(FILMED)).isTrue();
        }

        assertThat(answer.statusCode()).as("bob's still: %s", answer.body()).isEqualTo(200);
        List<String> statuses =
                silent.stream().map(OnePersonFloodsTest::statusOf).toList();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("the last answer to a silent upload")
                .isBetween(UPLOAD_TIME, ANSWERED_WITHIN);
        assertThat(statuses)
                .as("ada's silent uploads")
                .allSatisfy(status -> assertThat(status).isIn("408", "503"))
                .contains("408");
        assertThat(postStill(adas, ada).statusCode())
                .as("ada's next, honest still")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture.png", "cut-out.png", "thumbnail.jpg"})
    void picturesByTheDozenAreRenderedAFewAtATimeAndMakeNobodyElseWait(String file) throws Exception {
        String adasPicture = file.equals("thumbnail.jpg")
                ? "/backgrounds/" + addBackground(ada) + "/" + file
                : "/gallery/" + keep(ada).id() + "/" + file;
        String bobsCutOut = "/gallery/" + keep(bob).id() + "/cut-out.png";
        ConcurrentHashMap<Integer, Integer> statuses = new ConcurrentHashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService connections = Executors.newFixedThreadPool(20)) {
            List<CompletableFuture<Void>> flood = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.runAsync(
                            () -> {
                                while (!over.get()) {
                                    statuses.merge(status(adas, adasPicture), 1, Integer::sum);
                                }
                            },
                            connections))
                    .toList();
            List<Integer> bobsAnswers = new ArrayList<>();
            try {
                await().until(() ->
                        statuses.values().stream().mapToInt(Integer::intValue).sum() > 40);
                for (int i = 0; i < 5; i++) {
                    bobsAnswers.add(postStill(bobs, bob).statusCode());
                    bobsAnswers.add(status(bobs, bobsCutOut));
                }
                try (TestStream stream = stream(bobs, bob)) {
                    for (int i = 0; i < 10; i++) {
                        assertThat(stream.showsAPictureOf(FILMED)).isTrue();
                    }
                }
            } finally {
                over.set(true); // or the connections never end, whatever failed
            }
            flood.forEach(CompletableFuture::join);

            assertThat(bobsAnswers).as("bob's stills and cut-outs").containsOnly(200);
            assertThat(statuses.keySet())
                    .as("ada's answers: on a fast machine each waits for her share, on a slow one some are refused")
                    .contains(200)
                    .isSubsetOf(200, 503);
        }
        await("ada's share comes back").until(() -> status(adas, adasPicture) == 200);
    }

    private Recipe recipe() {
        return new Recipe(
                new BackdropChoice.Plain(0x224466),
                true,
                EdgeCurve.DEFAULT,
                models.defaultModel().id(),
                Instant.EPOCH);
    }

    private TestStream stream(HttpClient browser, UserId owner) {
        return new TestStream(
                context, browser, server, owner, models.defaultModel().id());
    }

    private Selfie keep(UserId owner) {
        return ((Kept<Selfie>) gallery.keep(owner, studio.develop(owner, FILMED, recipe(), BodyEffect.NONE), true))
                .value();
    }

    private BackgroundId addBackground(UserId owner) throws IOException {
        byte[] wall = StillFiles.portrait(new ImageSize(1920, 1080));
        return ((Added) backgrounds.add(owner, new BackgroundName("a wall"), new ByteArrayInputStream(wall)))
                .background()
                .id();
    }

    /** Announces the longest file there may be, and sends none of it. */
    private Socket sendHeadOnly(String ticket) throws IOException {
        String cookies = ((CookieManager) adas.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .map(HttpCookie::toString)
                        .collect(Collectors.joining("; "));
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(Stream.of(
                                "POST /stills?ticket=" + ticket + " HTTP/1.1",
                                "Host: localhost:" + port,
                                "Origin: " + server,
                                "Cookie: " + cookies,
                                "Content-Type: image/jpeg",
                                "Content-Length: " + (1 << 20),
                                "",
                                "")
                        .collect(Collectors.joining("\r\n"))
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The status of the answer on this connection, or what came in its place. */
    private static String statusOf(Socket socket) {
        try {
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return line.startsWith("HTTP/1.1 ") ? line.substring(9) : "'" + line + "'";
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    private HttpResponse<String> postStill(HttpClient browser, UserId owner) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + "/stills?ticket=" + tickets.issue(owner, recipe(), BodyEffect.NONE)))
                .header("Content-Type", "image/jpeg")
                .header("Origin", server)
                .POST(BodyPublishers.ofByteArray(FILMED))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private int status(HttpClient browser, String path) {
        try {
            return browser.send(
                            HttpRequest.newBuilder(URI.create(server + path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }
}
