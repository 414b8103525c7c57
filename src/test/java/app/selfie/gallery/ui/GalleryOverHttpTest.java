package app.selfie.gallery.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.ui.ZipTickets.Selected;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.TestStorage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every address of the gallery, as its owner, as somebody else, and signed out. */
// A context of its own, as in StudioViewTests: a younger one would have taken over the static SecurityContextHolder.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=gallery-over-http-tests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // nobody may register as often as there are tests
class GalleryOverHttpTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Gallery gallery;

    @Autowired
    private ZipTickets tickets;

    @Autowired
    private JdbcClient database;

    @Value("${selfie.storage.folder}")
    private Path objects;

    @LocalServerPort
    private int port;

    private final HttpClient ada = browser();
    private final HttpClient ben = browser();
    private UserId adaId;
    private TestSelfies selfies;

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    @BeforeAll
    void signIn() throws Exception {
        adaId = TestPeople.register(context, "ada");
        TestPeople.register(context, "ben");
        TestPeople.signIn(ada, server(), "ada");
        TestPeople.signIn(ben, server(), "ben");
        selfies = new TestSelfies(context, adaId);
    }

    @AfterEach
    void leaveNothingBehind() {
        database.sql("DELETE FROM selfie").update();
    }

    @ParameterizedTest
    @CsvSource({
        "thumbnail.jpg, image/jpeg, 480, 360",
        "picture.jpg, image/jpeg, 640, 480",
        "original.jpg, image/jpeg, 640, 480",
        "picture.png, image/png, 640, 480",
        "cut-out.png, image/png, 640, 480",
        "preview.jpg?backdrop=blur-60, image/jpeg, 640, 480"
    })
    void areWholePicturesForTheirOwner(String file, String type, int widthPx, int heightPx) throws Exception {
        HttpResponse<byte[]> answer = get(ada, address(selfies.keep(adaId), file));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(widthPx);
        assertThat(picture.getHeight()).isEqualTo(heightPx);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail.jpg", "picture.jpg", "original.jpg", "picture.jpg?download"})
    void haveNothingBehindTheirEnd(String file) throws Exception {
        String address = address(selfies.keep(adaId), file);

        HttpResponse<byte[]> behind = get(ada, address, "Range", "bytes=99999999-");
        HttpResponse<byte[]> part = get(ada, address, "Range", "bytes=2-5");

        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.body()).isEmpty();
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbnail.jpg",
                "picture.jpg",
                "original.jpg",
                "picture.png",
                "cut-out.png",
                "preview.jpg?backdrop=none",
                "picture.jpg?download"
            })
    void areNotFoundByAnybodyElse(String file) throws Exception {
        String address = address(selfies.keep(adaId), file);

        assertThat(get(ben, address).statusCode()).isEqualTo(404);
        assertThat(get(ben, address).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbnail.jpg",
                "picture.jpg",
                "original.jpg",
                "picture.png",
                "cut-out.png",
                "preview.jpg?backdrop=none"
            })
    void leadWhoIsSignedOutToTheDoor(String file) throws Exception {
        HttpResponse<byte[]> answer = get(browser(), address(selfies.keep(adaId), file));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gallery/days",
                "/gallery/page?offset=0&limit=9",
                "/gallery/ids?offset=0&limit=9",
                "/gallery/range?first=00000000-0000-0000-0000-000000000000&last=00000000-0000-0000-0000-000000000000",
                "/gallery/place?id=00000000-0000-0000-0000-000000000000",
                "/gallery/00000000-0000-4000-8000-000000000000",
                "/gallery/trash/00000000-0000-4000-8000-000000000000",
                "/gallery/zip?ticket=x",
                "/gallery",
                "/gallery/trash"
            })
    void leadWhoIsSignedOutToTheDoorFromEveryPart(String path) throws Exception {
        HttpResponse<byte[]> answer = get(browser(), path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail.jpg", "picture.jpg", "original.jpg", "picture.png", "cut-out.png"})
    void areSentOnceForEachRevision(String file) throws Exception {
        Selfie selfie = selfies.keep(adaId);
        String etag =
                get(ada, address(selfie, file)).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get(ada, address(selfie, file), "If-None-Match", "\"other\", " + etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
        byte[] picture = gallery.picture(adaId, selfie.id()).orElseThrow().readAll();
        gallery.replacePicture(adaId, selfie.id(), picture, selfie.recipe());
        assertThat(get(ada, address(selfie, file), "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellNobodyElseThatTheyHaveNotChanged() throws Exception {
        String address = address(selfies.keep(adaId), "picture.jpg");

        assertThat(get(ben, address, "If-None-Match", "*").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "thumbnail.jpg, 'max-age=86400, private'",
        "picture.jpg, 'no-cache, private'",
        "original.jpg, 'no-cache, private'",
        "picture.png, 'no-cache, private'",
        "cut-out.png, 'no-cache, private'",
        "preview.jpg?backdrop=none, no-store"
    })
    void areKeptByNoSharedCache(String file, String expected) throws Exception {
        HttpResponse<byte[]> answer = get(ada, address(selfies.keep(adaId), file));

        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of(expected));
    }

    @Test
    void comeAsAFileWithTimeAndCaptionInItsName() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        gallery.caption(adaId, selfie.id(), "长城 / ../x \"y\"");
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-22 13:05:33+00:00'")
                .update();

        HttpResponse<byte[]> answer = get(ada, address(selfie, "picture.jpg?download&zone=Asia/Shanghai"));

        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition).startsWith("attachment; ");
        assertThat(java.net.URLDecoder.decode(
                        disposition.substring(disposition.indexOf("UTF-8''") + 7),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("2026-11-22 21.05.33 长城 .. x y.jpg");
    }

    @Test
    void cutThePersonOut() throws Exception {
        HttpResponse<byte[]> answer = get(ada, address(selfies.keep(adaId), "cut-out.png"));

        BufferedImage person = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(person.getRGB(4, 4) >>> 24).as("opacity in a corner").isLessThan(8);
        assertThat(person.getRGB(320, 400) >>> 24).as("opacity of the chest").isGreaterThan(247);
    }

    @Test
    void previewAnotherBackdropBehindTheSamePerson() throws Exception {
        HttpResponse<byte[]> answer = get(ada, address(selfies.keep(adaId), "preview.jpg?backdrop=plain-00ff00"));

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        int corner = picture.getRGB(4, 4);
        assertThat(corner >> 8 & 0xFF).isGreaterThan(240);
        assertThat(corner >> 16 & 0xFF).isLessThan(16);
        int chest = picture.getRGB(320, 400);
        assertThat((chest >> 8 & 0xFF) - (chest >> 16 & 0xFF))
                .as("green over red of the chest")
                .isLessThan(100);
    }

    @Test
    void haveNoOtherBackdropWithoutLayers() throws Exception {
        Selfie flat = selfies.keep(adaId, TestSelfies.MOON, false);

        assertThat(get(ada, address(flat, "preview.jpg?backdrop=none")).statusCode())
                .isEqualTo(404);
        assertThat(get(ada, address(flat, "cut-out.png")).statusCode()).isEqualTo(404);
        assertThat(get(ada, address(flat, "original.jpg")).statusCode()).isEqualTo(404);
        assertThat(get(ada, address(flat, "picture.jpg")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "scene-nowhere, 404",
        "scene-own-00000000-0000-0000-0000-000000000000, 404",
        "scene-../x, 400",
        "blur-101, 400",
        "blur-x, 400",
        "plain-1000000, 400",
        "elsewhere, 400"
    })
    void previewNothingThatIsNoBackdrop(String backdrop, int status) throws Exception {
        Selfie selfie = selfies.keep(adaId);

        assertThat(get(ada, address(selfie, "preview.jpg?backdrop=" + backdrop)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void listOnlyOnesOwn() throws Exception {
        Selfie first = selfies.keep(adaId);
        Selfie second = selfies.keep(adaId, new BackdropChoice.Blur(0.5f), true);
        gallery.favourite(adaId, first.id(), true);

        assertThat(ids(ada, ""))
                .containsExactly(second.id().toString(), first.id().toString());
        assertThat(ids(ada, "&favourite=true")).containsExactly(first.id().toString());
        assertThat(ids(ada, "&scene=moon")).containsExactly(first.id().toString());
        assertThat(ids(ada, "&kind=blur")).containsExactly(second.id().toString());
        assertThat(ids(ada, "&model=selfie")).hasSize(2);
        assertThat(ids(ada, "&to=2026-01-01")).isEmpty();
        assertThat(ids(ben, "")).isEmpty();
        assertThat(json(ben, "/gallery/page?offset=0&limit=9").path("total").asInt(-1))
                .isZero();
    }

    @Test
    void countTheDaysOfThePersonsOwnZone() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-22 18:30:00+00:00'")
                .update();

        assertThat(json(ada, "/gallery/days?zone=UTC").toString()).contains("2026-11-22");
        assertThat(json(ada, "/gallery/days?zone=Asia/Shanghai").toString()).contains("2026-11-23");
        assertThat(ids(ada, "&from=2026-11-23&zone=Asia/Shanghai"))
                .containsExactly(selfie.id().toString());
        assertThat(ids(ada, "&from=2026-11-23&zone=UTC")).isEmpty();
    }

    /** 04:56 of the 22nd in Hanoi is still the 21st in UTC. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 480, true",
        "Asia/Hanoi, 420, true",
        "Etc/Unknown, 420, true",
        "Nowhere, 420, true",
        "'', 420, true",
        "Etc/GMT-7, 0, true",
        "Etc/GMT+8, 420, false",
        "Asia/Hanoi, '', false",
        "Asia/Hanoi, x, false"
    })
    void meanTheSameSelfiesInDaysPagesAndIdsOfEveryZone(String zone, String offset, boolean there) throws Exception {
        Selfie edge = selfies.keep(adaId);
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-21 21:56:00+00:00'")
                .update();
        String list =
                "&from=2026-11-22&zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8) + "&utcOffset=" + offset;

        JsonNode days = json(ada, "/gallery/days?" + list.substring(1)).path("days");

        assertThat(ids(ada, list)).isEqualTo(there ? List.of(edge.id().toString()) : List.of());
        assertThat(days.size()).isEqualTo(there ? 1 : 0);
        assertThat(days.path(0).path("day").asString("2026-11-22")).isEqualTo("2026-11-22");
        assertThat(json(ada, "/gallery/ids?offset=0&limit=9" + list)
                        .path("total")
                        .asInt(-1))
                .isEqualTo(there ? 1 : 0);
    }

    @Test
    void giveTheIdsFromOneToAnother() throws Exception {
        List<String> kept = IntStream.range(0, 4)
                .mapToObj(i -> selfies.keep(adaId).id().toString())
                .toList();

        JsonNode range = json(ada, "/gallery/range?first=" + kept.get(1) + "&last=" + kept.get(2));

        assertThat(range.path("total").asInt(-1)).isEqualTo(4);
        assertThat(range.path("ids").valueStream().map(id -> id.asString("")))
                .containsExactly(kept.get(2), kept.get(1));
        assertThat(json(ben, "/gallery/range?first=" + kept.get(1) + "&last=" + kept.get(2))
                        .path("ids")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"x, 13.05.33", "Etc/Unknown, 21.05.33", "Etc/GMT-8, 21.05.33"})
    void comeAsAFileWhateverTheZone(String zone, String time) throws Exception {
        Selfie selfie = selfies.keep(adaId);
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-22 13:05:33+00:00'")
                .update();
        String offset = zone.equals("Etc/Unknown") ? "&utcOffset=480" : "";

        HttpResponse<byte[]> answer = get(
                ada,
                address(
                        selfie,
                        "picture.jpg?download&zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8) + offset));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("2026-11-22%20" + time);
    }

    @Test
    void searchesCaptionsForTheirOwnerAndRefusesWhatNobodyTypes() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        selfies.keep(adaId);
        gallery.caption(adaId, selfie.id(), "Fünf & mehr");

        assertThat(json(ada, "/gallery/page?offset=0&limit=9&caption=funf%20%26")
                        .path("total")
                        .asInt(-1))
                .isEqualTo(1);
        assertThat(json(ada, "/gallery/place?id=" + selfie.id() + "&caption=funf")
                        .path("index")
                        .asInt(-1))
                .isZero();
        assertThat(json(ben, "/gallery/place?id=" + selfie.id() + "&caption=funf")
                        .path("index")
                        .isNull())
                .isTrue();
        assertThat(get(ada, "/gallery/days?caption=" + "x".repeat(101)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showTheTrashWithTheDaysThatAreLeft() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        gallery.trash(adaId, List.of(selfie.id()));

        JsonNode item = json(ada, "/gallery/page?offset=0&limit=9&trash=true")
                .path("items")
                .get(0);

        assertThat(item.path("id").asString("")).isEqualTo(selfie.id().toString());
        assertThat(item.path("daysLeft").asInt(-1)).isEqualTo(30);
        assertThat(ids(ada, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "scene=A_B", "kind=x", "offset=x"})
    void refuseWhatNoPageOfOursAsks(String parameter) throws Exception {
        assertThat(get(ada, "/gallery/page?" + parameter + "&limit=9&offset=0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void packManyIntoOneFileWithNamesOfTheirOwn() throws Exception {
        List<Selfie> kept =
                IntStream.range(0, 5).mapToObj(i -> selfies.keep(adaId)).toList();
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-22 13:05:33+00:00'")
                .update();

        HttpResponse<byte[]> answer = get(ada, "/gallery/zip?ticket=" + ticket(adaId, kept));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(files.keySet())
                .containsExactly(
                        "2026-11-22 13.05.33.jpg",
                        "2026-11-22 13.05.33 (2).jpg",
                        "2026-11-22 13.05.33 (3).jpg",
                        "2026-11-22 13.05.33 (4).jpg",
                        "2026-11-22 13.05.33 (5).jpg");
        byte[] picture =
                gallery.picture(adaId, kept.getFirst().id()).orElseThrow().readAll();
        assertThat(files.values()).allSatisfy(file -> assertThat(file).isEqualTo(picture));
    }

    @Test
    void packNothingOfAnybodyElse() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        UserId cemId = TestPeople.register(context, "cem");
        HttpClient cem = browser();
        TestPeople.signIn(cem, server(), "cem");

        Map<String, byte[]> files = unzip(get(cem, "/gallery/zip?ticket=" + ticket(cemId, List.of(selfie)))
                .body());

        assertThat(files).isEmpty();
    }

    @Test
    void packOncePerTicketAndForItsOwnerOnly() throws Exception {
        String ticket = ticket(adaId, List.of(selfies.keep(adaId)));

        assertThat(get(ben, "/gallery/zip?ticket=" + ticket).statusCode()).isEqualTo(404);
        assertThat(get(ada, "/gallery/zip?ticket=" + ticket).statusCode()).isEqualTo(200);
        assertThat(get(ada, "/gallery/zip?ticket=" + ticket).statusCode()).isEqualTo(404);
    }

    @Test
    void packWhatIsStillThere() throws Exception {
        Selfie gone = selfies.keep(adaId);
        Selfie there = selfies.keep(adaId);
        String ticket = ticket(adaId, List.of(gone, there));
        gallery.trash(adaId, List.of(gone.id()));
        gallery.purge(adaId, List.of(gone.id()), _ -> {});

        assertThat(unzip(get(ada, "/gallery/zip?ticket=" + ticket).body())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "thumbnail.jpg, thumbnail",
        "picture.jpg, picture",
        "picture.jpg?download, picture",
        "original.jpg, original",
        "picture.png, picture",
        "cut-out.png, matte",
        "preview.jpg?backdrop=none, original"
    })
    void sayThatTheyAreDamagedInEveryLanguage(String file, String layer) throws Exception {
        Selfie selfie = selfies.keep(adaId);
        halve(selfie, layer);

        HttpResponse<byte[]> answer = get(ada, address(selfie, file));

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new String(answer.body(), UTF_8))
                .contains("damaged on the server")
                .contains("已损坏");
        assertThat(get(ben, address(selfie, file)).statusCode()).isEqualTo(404);
    }

    @Test
    void packWhatIsWholeAndNameWhatIsDamaged() throws Exception {
        Selfie whole = selfies.keep(adaId);
        Selfie damaged = selfies.keep(adaId);
        halve(damaged, "picture");
        String ticket = ticket(adaId, List.of(damaged, whole));

        Map<String, byte[]> files =
                unzip(get(ada, "/gallery/zip?ticket=" + ticket).body());

        assertThat(files).hasSize(2).containsKey("damaged.txt");
        String list = new String(files.remove("damaged.txt"), UTF_8);
        assertThat(list).contains("damaged").contains("已损坏").contains(".jpg");
        assertThat(list).doesNotContain(files.keySet().iterator().next() + "\r\n");
    }

    @Test
    void takeAlongWhatIsWholeAndNameWhatIsDamaged() throws Exception {
        Selfie whole = selfies.keep(adaId);
        Selfie damaged = selfies.keep(adaId);
        halve(damaged, "picture");

        Map<String, byte[]> files = unzip(get(ada, "/account/export.zip").body());

        String folder = "selfies/" + damaged.id() + "/";
        assertThat(files)
                .containsKeys("selfies/" + whole.id() + "/picture.jpg", folder + "original.jpg", "damaged.json")
                .doesNotContainKey(folder + "picture.jpg");
        assertThat(new String(files.get("damaged.json"), UTF_8)).contains(folder + "picture.jpg");
    }

    private void halve(Selfie selfie, String layer) throws Exception {
        ObjectId id = new ObjectId(database.sql("SELECT " + layer + " FROM selfie WHERE id = ?")
                .param(selfie.id().value())
                .query(UUID.class)
                .single());
        try (StoredBytes bytes =
                context.getBean(OwnedObjects.class).open(adaId, id).orElseThrow()) {
            TestStorage.overwrite(objects, id, bytes.stream().readNBytes((int) bytes.length() / 2));
        }
    }

    @Test
    void goOnServingAfterADownloadWasBrokenOff() throws Exception {
        Selfie selfie = selfies.keep(adaId);
        List<SelfieId> many = java.util.Collections.nCopies(2_000, selfie.id());
        String ticket = tickets.issue(new Selected(adaId, many, ZoneOffset.UTC));

        HttpRequest request = HttpRequest.newBuilder(URI.create(server() + "/gallery/zip?ticket=" + ticket))
                .build();
        try (InputStream body = ada.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(body.readNBytes(1 << 20)).hasSize(1 << 20);
        }

        assertThat(get(ada, address(selfie, "thumbnail.jpg")).statusCode()).isEqualTo(200);
    }

    private String ticket(UserId owner, List<Selfie> kept) {
        return tickets.issue(new Selected(owner, kept.stream().map(Selfie::id).toList(), ZoneId.of("UTC")));
    }

    private static Map<String, byte[]> unzip(byte[] file) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private List<String> ids(HttpClient browser, String filter) throws Exception {
        List<String> fromPage = json(browser, "/gallery/page?offset=0&limit=9" + filter)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString(""))
                .toList();
        List<String> alone = json(browser, "/gallery/ids?offset=0&limit=9" + filter)
                .path("ids")
                .valueStream()
                .map(id -> id.asString(""))
                .toList();
        assertThat(alone).isEqualTo(fromPage);
        return alone;
    }

    private JsonNode json(HttpClient browser, String path) throws Exception {
        return JSON.readTree(get(browser, path).body());
    }

    private String server() {
        return "http://localhost:" + port;
    }

    private static String address(Selfie selfie, String file) {
        return "/gallery/" + selfie.id() + "/" + file;
    }

    private HttpResponse<byte[]> get(HttpClient browser, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofByteArray());
    }
}
