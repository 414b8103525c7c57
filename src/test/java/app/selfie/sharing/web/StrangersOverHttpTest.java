package app.selfie.sharing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.Stills;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegMetadata;
import app.selfie.sharing.ShareExpiry;
import app.selfie.sharing.ShareLink;
import app.selfie.sharing.ShareLinkService;
import app.selfie.sharing.ShareResult.Made;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.StoredBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every address of a link as strangers ask for it, each from a network of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=strangers-over-http-tests",
            "server.forward-headers-strategy=native", // so each test is a network of its own
            "selfie.sharing.misses-per-network.burst=20",
            "selfie.sharing.misses-per-network.refill=1h",
            "selfie.sharing.passwords-per-network.burst=3",
            "selfie.sharing.passwords-per-network.refill=1h",
            "selfie.sharing.passwords-per-link.burst=7",
            "selfie.sharing.passwords-per-link.refill=1h",
            "selfie.sharing.hashes-per-network.burst=" + StrangersOverHttpTest.HASHES,
            "selfie.sharing.hashes-per-network.refill=1h"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // nobody may register as often as there are tests
class StrangersOverHttpTest {

    private static final ImageSize SIZE = new ImageSize(1920, 1080);

    static final int HASHES = 6;

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Gallery gallery;

    @Autowired
    private ShareLinkService links;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    private final HttpClient stranger = HttpClient.newHttpClient();
    private UserId ada;
    private SelfieId selfie;
    private SelfieId other;
    private String network = "";

    @BeforeAll
    void registers() {
        ada = TestPeople.register(context, "ada");
    }

    @BeforeEach
    void keepsTwo() {
        database.sql("delete from share_link").update();
        database.sql("delete from selfie").update();
        selfie = keep(SIZE, 1);
        other = keep(new ImageSize(300, 400), 2);
        network = nextNetwork();
    }

    private static String nextNetwork() {
        return "203.0.113." + NETWORKS.incrementAndGet();
    }

    private SelfieId keep(ImageSize size, int seed) {
        return ((Kept<Selfie>) gallery.keep(ada, Stills.of(size, seed), true))
                .value()
                .id();
    }

    @Test
    void seeThePictureAndNothingElse() throws Exception {
        String address = share(selfie);

        HttpResponse<byte[]> answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = page(answer);
        assertThat(page.select("img")).hasSize(1);
        assertThat(page.title()).isEqualTo("A picture for you");
        assertThat(page.body().text()).isEqualTo("A picture for you Download");
        assertThat(page.select("script, iframe, object, base")).isEmpty();
        assertThat(page.select("a"))
                .extracting(link -> link.attr("href"))
                .allMatch(href -> href.startsWith(key(address)));
        assertThat(page.html()).doesNotContain("Selfie Studio", selfie.toString(), ada.toString());
    }

    @Test
    void getNoCookieAndNoIndexAndTellNobodyWhereTheyWere() throws Exception {
        String address = share(selfie);

        for (String path : List.of(
                address,
                address + "?lang=zh-CN",
                address + "/1/480.jpg",
                address + "/1/960.jpg",
                address + "/pictures.zip",
                "/s/wrong",
                "/s/wrong?lang=zh-CN",
                "/s/",
                "/s",
                "/s/favicon.ico",
                "/s/a/b/c")) {
            HttpResponse<byte[]> answer = get(path);

            assertThat(answer.statusCode()).as(path).isIn(200, 404);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.headers().allValues("X-Robots-Tag"))
                    .as(path)
                    .containsExactly("noindex, nofollow, noarchive");
            assertThat(answer.headers().allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                assertThat(page(answer).select("meta[name=robots]").attr("content"))
                        .as(path)
                        .contains("noindex");
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .as(path)
                        .contains("no-store");
            }
        }
    }

    @Test
    void areTheSameStrangersWhereTheyAreSignedIn() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient owner = HttpClient.newBuilder().cookieHandler(cookies).build();
        TestPeople.signIn(owner, server(), "ada");

        HttpResponse<byte[]> answer = owner.send(
                HttpRequest.newBuilder(URI.create(server() + share(selfie))).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page(answer).body().text()).isEqualTo("A picture for you Download");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,en;q=0.5 | zh-CN | 给你的 2 张照片",
                "zh-TW | zh-CN | 给你的 2 张照片",
                "de,zh;q=0.5,en;q=0.4 | zh-CN | 给你的 2 张照片",
                "en-GB | en | 2 pictures for you",
                "de | en | 2 pictures for you"
            })
    void readTheirOwnLanguage(String accepted, String language, String title) throws Exception {
        Document page = page(get(share(selfie, other), "Accept-Language", accepted));

        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.title()).isEqualTo(title);
    }

    @Test
    void goFromPictureToPictureWithoutAScript() throws Exception {
        Document page = page(get(share(selfie, other)));

        assertThat(page.select("figure")).extracting(Element::id).containsExactly("picture-1", "picture-2");
        assertThat(page.select("figcaption a[href^=#]"))
                .extracting(link -> link.attr("href"))
                .containsExactly("#picture-2", "#picture-1");
        assertThat(page.select("img"))
                .extracting(image -> image.attr("loading"))
                .containsExactly("eager", "lazy");
        assertThat(page.select("img").getFirst().attr("srcset"))
                .matches(".*/1/480\\.jpg\\?v=1 480w, .*/1/960\\.jpg\\?v=1 960w, .*/1/1600\\.jpg\\?v=1 1600w,"
                        + " .*/1/picture\\.jpg\\?v=1 1920w");
    }

    @Test
    void showAPreviewElsewhere() throws Exception {
        String address = share(selfie);
        Document page = page(get(address));

        String image = page.select("meta[property=og:image]").attr("content");
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("A picture for you");
        assertThat(image).isEqualTo(server() + address + "/1/960.jpg");
        HttpResponse<byte[]> picture = get(image.substring(server().length()));
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getHeight())
                .isEqualTo(Integer.parseInt(
                        page.select("meta[property=og:image:height]").attr("content")));
    }

    @ParameterizedTest
    @CsvSource({"480.jpg, 480, 270", "960.jpg, 960, 540", "1600.jpg, 1600, 900", "picture.jpg, 1920, 1080"})
    void getPicturesInTheSizeOfTheirScreenWithoutMetadata(String file, int widthPx, int heightPx) throws Exception {
        HttpResponse<byte[]> answer = get(share(selfie) + "/1/" + file);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache", "private");
        assertThat(answer.headers().firstValue("Content-Length")).contains(String.valueOf(answer.body().length));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(widthPx);
        assertThat(picture.getHeight()).isEqualTo(heightPx);
        assertThat(JpegMetadata.strip(answer.body()).orElseThrow())
                .as("nothing to take out")
                .isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"480.jpg", "960.jpg", "1600.jpg", "picture.jpg"})
    void getNoPictureLargerThanItIs(String file) throws Exception {
        HttpResponse<byte[]> answer = get(share(other) + "/1/" + file);

        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(300);
    }

    @Test
    void getAPictureOnceAndAskWhetherItIsTheSame() throws Exception {
        String address = share(selfie);
        String picture = address + "/1/960.jpg";
        String tag = get(picture).headers().firstValue("ETag").orElseThrow();

        assertThat(get(picture, "If-None-Match", tag).statusCode()).isEqualTo(304);

        links.stop(ada, links.links(ada).stream().map(ShareLink::id).toList());
        assertThat(get(picture, "If-None-Match", tag).statusCode()).isEqualTo(404);
    }

    @Test
    void downloadAPictureUnderANameThatTellsNothing() throws Exception {
        HttpResponse<byte[]> answer = get(share(selfie, other) + "/2/picture.jpg?download");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"selfie-2.jpg\"");
        assertThat(answer.body()).isEqualTo(stored(other));
    }

    @Test
    void downloadAllAsAZipFile() throws Exception {
        HttpResponse<byte[]> answer = get(share(selfie, other) + "/pictures.zip");

        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"selfies.zip\"");
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(files.keySet()).containsExactly("selfie-1.jpg", "selfie-2.jpg");
        assertThat(files.get("selfie-1.jpg")).isEqualTo(stored(selfie));
        assertThat(files.get("selfie-2.jpg")).isEqualTo(stored(other));
    }

    @Test
    void learnNothingFromWhatIsNotThere() throws Exception {
        Made ended = make(ShareExpiry.DAY, "", selfie);
        database.sql("update share_link set ends_at = made_at where id = ?")
                .param(ended.link().id().value())
                .update();
        Made stopped = make(ShareExpiry.DAY, "", selfie);
        links.stop(ada, List.of(stopped.link().id()));
        Made trashed = make(ShareExpiry.DAY, "", other);
        gallery.trash(ada, List.of(other));
        String locked = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));
        String good = share(selfie);

        Map<String, HttpResponse<byte[]>> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "/s/AAAAAAAAAAAAAAAAAAAAAA",
                addressOf(ended),
                addressOf(stopped),
                addressOf(trashed),
                "/s/x",
                "/s/",
                "/s",
                "/s/%E8%87%AA%E6%8B%8D",
                "/s/" + "A".repeat(5000),
                addressOf(stopped) + "/1/960.jpg",
                addressOf(ended) + "/pictures.zip",
                good + "/",
                good + "/2/960.jpg",
                good + "/0/960.jpg",
                good + "/999999/960.jpg",
                good + "/1/original.jpg",
                good + "/1/matte.png",
                good + "/1/961.jpg",
                locked + "/1/960.jpg",
                locked + "/pictures.zip")) {
            network = nextNetwork();
            answers.put(path, get(path));
        }
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            answers.put(method, send(request(good).method(method, BodyPublishers.noBody())));
        }
        answers.put("POST", post("/s/AAAAAAAAAAAAAAAAAAAAAA", "open sesame"));

        HttpResponse<byte[]> first = answers.values().iterator().next();
        assertThat(page(first).title()).isEqualTo("Nothing is here (any more)");
        assertThat(answers).allSatisfy((path, answer) -> {
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(new String(answer.body(), UTF_8)).as(path).isEqualTo(new String(first.body(), UTF_8));
            assertThat(headers(answer)).as(path).isEqualTo(headers(first));
        });
        assertThat(headers(send(request(good).method("OPTIONS", BodyPublishers.noBody()))))
                .isEqualTo(headers(send(request("/s/wrong").method("OPTIONS", BodyPublishers.noBody()))));
    }

    @Test
    void typeThePasswordAndThenSeeThePicturesForAWhile() throws Exception {
        String address = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));
        String another = addressOf(make(ShareExpiry.DAY, "open sesame", other));

        HttpResponse<byte[]> form = get(address);
        HttpResponse<byte[]> wrong = post(address, "open sesam");
        HttpResponse<byte[]> right = post(address, "open sesame");

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(page(form).select("img, meta[property=og:image]")).isEmpty();
        assertThat(page(form).select("form[method=post] input[type=password]")).hasSize(1);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(page(wrong).select("[role=alert]").text()).contains("not the password");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page(right).select("meta[property=og:image]")).isEmpty();
        String picture = "/s/" + page(right).select("img").attr("src");
        String word = picture.substring(picture.indexOf('?'));
        assertThat(get(picture).statusCode()).isEqualTo(200);
        assertThat(get(address + "/pictures.zip" + word).statusCode()).isEqualTo(200);
        assertThat(get(address + "/1/960.jpg").statusCode()).isEqualTo(404);
        assertThat(get(address + "/1/960.jpg?access=9999999999." + "A".repeat(43))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(another + "/1/960.jpg" + word).statusCode())
                .as("another link")
                .isEqualTo(404);
        assertThat(links.links(ada)).extracting(ShareLink::openings).containsExactlyInAnyOrder(1L, 0L);
    }

    @Test
    void mayTypeTheRightPasswordOnlySoOften() throws Exception {
        String address = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));
        for (int i = 0; i < HASHES; i++) {
            assertThat(post(address, "open sesame").statusCode()).isEqualTo(200);
        }

        assertThat(post(address, "open sesame").statusCode()).isEqualTo(429);

        network = nextNetwork();
        assertThat(post(address, "open sesame").statusCode()).isEqualTo(200);
    }

    @Test
    void areCountedWhenTheySeeThePage() throws Exception {
        String address = share(selfie);

        get(address);
        get(address);
        get(address + "/1/960.jpg");
        send(request(address).method("HEAD", BodyPublishers.noBody()));

        assertThat(links.links(ada)).extracting(ShareLink::openings).containsExactly(2L);
    }

    @Test
    void whoGuessKeysAreStoppedAndLearnNothing() throws Exception {
        String good = share(selfie);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            statuses.add(get("/s/guess" + i).statusCode());
        }

        assertThat(statuses.subList(0, 20)).containsOnly(404);
        assertThat(statuses.subList(20, 200)).containsOnly(429);
        HttpResponse<byte[]> refused = get(good);
        assertThat(refused.statusCode()).as("a good one, too").isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(get(good + "/1/960.jpg").statusCode()).isEqualTo(429);
        network = nextNetwork();
        assertThat(get(good).statusCode()).as("from elsewhere").isEqualTo(200);
    }

    @Test
    void whoGuessPasswordsAreStoppedByNetworkAndByLink() throws Exception {
        String address = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));
        for (int i = 0; i < 3; i++) {
            assertThat(post(address, "guess" + i).statusCode()).isEqualTo(403);
        }
        assertThat(post(address, "open sesame").statusCode())
                .as("the right one, too")
                .isEqualTo(429);

        network = nextNetwork();
        assertThat(post(address, "open sesame").statusCode())
                .as("from elsewhere")
                .isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(post(address, "guess" + i).statusCode()).isEqualTo(403);
        }
        network = nextNetwork();
        assertThat(post(address, "guess").statusCode()).isEqualTo(403);
        assertThat(post(address, "open sesame").statusCode())
                .as("seven wrong ones from all")
                .isEqualTo(429);
        String another = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));
        assertThat(post(another, "open sesame").statusCode()).as("another link").isEqualTo(200);
    }

    @Test
    void longPasswordsAreWrongOnes() throws Exception {
        String address = addressOf(make(ShareExpiry.DAY, "open sesame", selfie));

        assertThat(post(address, "x".repeat(5000)).statusCode()).isEqualTo(403);
        assertThat(post(address, "").statusCode()).isEqualTo(403);
    }

    private String share(SelfieId... selfies) {
        return addressOf(make(ShareExpiry.DAY, "", selfies));
    }

    private Made make(ShareExpiry expiry, String password, SelfieId... selfies) {
        return (Made) links.share(ada, List.of(selfies), expiry, password);
    }

    private static String addressOf(Made made) {
        return "/s/" + made.key().text();
    }

    private static String key(String address) {
        return address.substring("/s/".length());
    }

    private byte[] stored(SelfieId id) {
        return gallery.picture(ada, id).map(StoredBytes::readAll).orElseThrow();
    }

    private static Document page(HttpResponse<byte[]> answer) {
        return Jsoup.parse(new String(answer.body(), UTF_8));
    }

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection");
        headers.remove("keep-alive");
        return headers;
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpResponse<byte[]> post(String path, String password) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("password=" + URLEncoder.encode(password, UTF_8))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server() + path)).header("X-Forwarded-For", network);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return stranger.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
