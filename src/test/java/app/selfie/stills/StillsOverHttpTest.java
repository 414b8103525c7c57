package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Stills over real HTTP, with the real door before it: what an honest page gets, and what a hostile one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "selfie.stills.upload-time=2s",
            "selfie.stills.max-file=1MB",
            "selfie.stills.upload-memory=4MB",
            "selfie.stills.burst=60", // more than all tests together send for one person
            "selfie.stills.refill=1s"
        })
class StillsOverHttpTest {

    private static final ImageSize SIZE = new ImageSize(160, 120);
    private static final byte[] FILMED = StillFiles.portrait(SIZE);
    private static final Recipe RECIPE = StillFiles.recipe(new BackdropChoice.Plain(0x224466), true);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private StillTickets tickets;

    @Autowired
    private PendingStills pending;

    @LocalServerPort
    private int port;

    private final HttpClient adas = browser();
    private final HttpClient bobs = browser();
    private UserId ada = new UserId(new UUID(0, 0));
    private UserId bob = ada;
    private String server = "";

    @BeforeEach
    void signIn() throws Exception {
        server = "http://localhost:" + port;
        ada = TestPeople.register(context, "ada");
        bob = TestPeople.register(context, "bob");
        TestPeople.register(context, "carl");
        TestPeople.signIn(adas, server, "ada");
        TestPeople.signIn(bobs, server, "bob");
    }

    @Test
    void aFrameBecomesAStillOfItsOwner() throws Exception {
        Instant before = Instant.now();

        HttpResponse<String> answer = post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"width\":160", "\"height\":120", "\"millis\":");
        Still still = pending.find(ada, idIn(answer)).orElseThrow();
        assertThat(still.size()).isEqualTo(SIZE);
        assertThat(still.recipe().takenAt()).isBetween(before, Instant.now());
        assertThat(still.recipe().at(RECIPE.takenAt())).isEqualTo(RECIPE);
    }

    @Test
    void aFrameOfUnknownLengthIsTaken() throws Exception {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(FILMED));

        HttpResponse<String> answer = post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), chunked);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theOwnerSeesThePicturesAndNoCacheKeepsThem() throws Exception {
        StillId id = idIn(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));

        HttpResponse<byte[]> picture = get(adas, "/stills/" + id + "/picture.jpg");
        HttpResponse<byte[]> cutOut = get(adas, "/stills/" + id + "/cut-out.png");

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(JpegHeader.read(picture.body(), 0, picture.body().length)).contains(new JpegHeader(SIZE));
        assertThat(cutOut.statusCode()).isEqualTo(200);
        assertThat(cutOut.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(cutOut.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        assertThat(ImageIO.read(new ByteArrayInputStream(cutOut.body()))
                        .getColorModel()
                        .hasAlpha())
                .isTrue();
    }

    @Test
    void aDownloadIsNamedAfterItsTime() throws Exception {
        Still still = new Still(SIZE, FILMED, new byte[1], FILMED, RECIPE.at(Instant.parse("2026-11-22T07:30:40Z")));
        StillId id = pending.add(ada, still);

        HttpResponse<byte[]> answer = get(adas, "/stills/" + id + "/picture.jpg?download&zone=Asia/Shanghai");
        HttpResponse<byte[]> elsewhere = get(adas, "/stills/" + id + "/picture.jpg?download&zone=Not/A%0D%0AZone");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"selfie-2026-11-22-1530.jpg\"");
        assertThat(elsewhere.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"selfie-2026-11-2[123]-\\d{4}\\.jpg\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture.jpg", "cut-out.png"})
    void nobodyElseSeesAStill(String file) throws Exception {
        StillId id = idIn(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));

        assertThat(get(bobs, "/stills/" + id + "/" + file).statusCode()).isEqualTo(404);
        assertThat(get(browser(), "/stills/" + id + "/" + file).statusCode()).isEqualTo(401);
        assertThat(get(adas, "/stills/" + UUID.randomUUID() + "/" + file).statusCode())
                .isEqualTo(404);
        assertThat(get(adas, "/stills/" + id + "/" + file).statusCode()).isEqualTo(200);
    }

    @Test
    void aTicketIsGoodOnce() throws Exception {
        String ticket = tickets.issue(ada, RECIPE, BodyEffect.NONE);
        assertThat(post(adas, ticket, FILMED).statusCode()).isEqualTo(200);

        assertRefused(post(adas, ticket, FILMED), 403, "ticket");
    }

    @Test
    void aTicketOfSomebodyElseIsNone() throws Exception {
        assertRefused(post(bobs, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED), 403, "ticket");
        assertRefused(post(bobs, "", FILMED), 403, "ticket");
        assertRefused(post(bobs, "made-up", FILMED), 403, "ticket");
    }

    @Test
    void whoIsSignedOutIsToldSoInPlainWords() throws Exception {
        HttpResponse<String> answer = post(browser(), tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null"})
    void aPageOfAnotherSiteIsRefusedAndTheTicketStaysGood(String origin) throws Exception {
        String ticket = tickets.issue(ada, RECIPE, BodyEffect.NONE);

        assertRefused(send(adas, request(ticket).header("Origin", origin), FILMED), 403, "origin");
        assertRefused(send(adas, request(ticket), FILMED), 403, "origin");

        assertThat(post(adas, ticket, FILMED).statusCode()).isEqualTo(200);
    }

    @Test
    void noOtherAddressIsFreeOfTheCsrfToken() throws Exception {
        StillId id = idIn(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/stills/" + id + "/picture.jpg"))
                .header("Origin", server);

        assertThat(send(adas, request, FILMED).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws Exception {
        byte[] giant = Arrays.copyOf(FILMED, (1 << 20) + 1);

        assertRefused(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), giant), 413, "too-large");
        assertRefused(
                post(
                        adas,
                        tickets.issue(ada, RECIPE, BodyEffect.NONE),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(giant))),
                413,
                "too-large");
    }

    @Test
    void anEndlessFileIsNotReadToItsEnd() throws Exception {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        HttpRequest.Builder request = request(tickets.issue(ada, RECIPE, BodyEffect.NONE))
                .header("Origin", server)
                .POST(BodyPublishers.ofInputStream(() -> endless));

        CompletableFuture<HttpResponse<String>> answer = adas.sendAsync(request.build(), BodyHandlers.ofString());

        await().until(answer::isDone);
        if (!answer.isCompletedExceptionally()) { // a connection that the server closed is an answer, too
            assertRefused(answer.get(), 413, "too-large");
        }
        assertThat(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoPictureOfACameraIsRefused() throws Exception {
        assertRefused(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), new byte[0]), 415, "not-a-jpeg");
        assertRefused(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), StillFiles.png(SIZE)), 415, "not-a-jpeg");
        assertRefused(
                post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), StillFiles.progressive(SIZE)),
                415,
                "not-a-jpeg");
        assertRefused(
                post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), Arrays.copyOf(FILMED, FILMED.length / 2)),
                422,
                "damaged");
        assertRefused(
                post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), StillFiles.grey(new ImageSize(1921, 1080))),
                422,
                "dimensions");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server + "/stills?ticket=" + tickets.issue(ada, RECIPE, BodyEffect.NONE)))
                .header("Origin", server)
                .header("Content-Type", "image/png");

        assertRefused(send(adas, request, FILMED), 415, "not-a-jpeg");
    }

    @Test
    void whoSendsTooOftenWaits() throws Exception {
        HttpClient carls = browser();
        TestPeople.signIn(carls, server, "carl");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 300 && answers.stream().noneMatch(answer -> answer.statusCode() == 429); i++) {
            answers.add(post(carls, "made-up", FILMED));
        }

        assertRefused(answers.getLast(), 429, "too-often");
        assertThat(answers.getLast().headers().firstValue("Retry-After")).contains("1");
        assertThat(answers).hasSizeGreaterThan(60);
        assertThat(post(bobs, tickets.issue(bob, RECIPE, BodyEffect.NONE), FILMED)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFileThatTricklesInIsGivenUp() throws Exception {
        HttpCookie session = ((CookieManager) adas.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(found -> found.getName().endsWith("-session"))
                        .findFirst()
                        .orElseThrow();
        String cookie = session.getName() + "=" + session.getValue();
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /stills?ticket=" + tickets.issue(ada, RECIPE, BodyEffect.NONE)
                            + " HTTP/1.1\r\nHost: localhost:" + port
                            + "\r\nOrigin: " + server + "\r\nCookie: " + cookie
                            + "\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 200 && in.available() == 0; i++) {
                try {
                    out.write(0);
                    out.flush();
                } catch (IOException e) { // closed by the server, after its answer
                    break;
                }
                Thread.sleep(50);
            }
            byte[] start = in.readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void aBurstOfFourFromTwoPeopleIsDevelopedWhole() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(later(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE)));
            answers.add(later(bobs, tickets.issue(bob, RECIPE, BodyEffect.NONE)));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode())
                        .as(answer.join().body())
                        .isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.join().body()).distinct())
                .hasSize(8);
    }

    @Test
    void whatWasNotKeptEndsWithTheSession() throws Exception {
        StillId id = idIn(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));
        HttpClient phone = browser();
        TestPeople.signIn(phone, server, "ada");
        StillId onThePhone = idIn(post(phone, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));

        signOut(adas);

        assertThat(pending.find(ada, id)).isEmpty();
        assertThat(pending.find(ada, onThePhone)).as("taken in another session").isPresent();
    }

    @Test
    void whatWasNotKeptEndsWhenSomebodyElseSignsIn() throws Exception {
        StillId id = idIn(post(adas, tickets.issue(ada, RECIPE, BodyEffect.NONE), FILMED));

        TestPeople.signIn(adas, server, "bob");

        assertThat(pending.find(ada, id)).isEmpty();
    }

    private void signOut(HttpClient browser) throws Exception {
        String page = new String(get(browser, "/studio").body(), StandardCharsets.UTF_8);
        Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]*)\"").matcher(page);
        assertThat(token.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token.group(1)))
                .build();
        browser.send(request, BodyHandlers.discarding());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + word + "\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    private HttpResponse<String> post(HttpClient browser, String ticket, byte[] file) throws Exception {
        return post(browser, ticket, BodyPublishers.ofByteArray(file));
    }

    private HttpResponse<String> post(HttpClient browser, String ticket, BodyPublisher body) throws Exception {
        return browser.send(request(ticket).header("Origin", server).POST(body).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> later(HttpClient browser, String ticket) {
        return browser.sendAsync(
                request(ticket)
                        .header("Origin", server)
                        .POST(BodyPublishers.ofByteArray(FILMED))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String ticket) {
        return HttpRequest.newBuilder(URI.create(server + "/stills?ticket=" + ticket))
                .header("Content-Type", "image/jpeg");
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request, byte[] file)
            throws Exception {
        return browser.send(request.POST(BodyPublishers.ofByteArray(file)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> get(HttpClient browser, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html,image/*")
                .build();
        return browser.send(request, BodyHandlers.ofByteArray());
    }

    private static StillId idIn(HttpResponse<String> answer) {
        Matcher found = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return new StillId(UUID.fromString(found.group(1)));
    }
}
