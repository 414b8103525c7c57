package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.AccountChange.Done;
import app.selfie.accounts.AccountChange.WrongPassword;
import app.selfie.backgrounds.AddResult.Added;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.gallery.Gallery;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.SamplePictures;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One's own account and own backgrounds behind a real port, with everything the product keeps. */
// A context of its own, as in StudioViewTests: a younger one would have taken over the static SecurityContextHolder.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=account-over-http-tests")
class AccountOverHttpTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccountService keeper;

    @Autowired
    private DeviceTokens devices;

    @Autowired
    private OwnBackgrounds backgrounds;

    @Autowired
    private Gallery gallery;

    @Autowired
    private JdbcClient database;

    @Value("${selfie.data-folder}")
    private Path data;

    @LocalServerPort
    private int port;

    private String name;
    private UserId person;
    private final HttpClient browser = newBrowser();
    private final HttpClient elsewhere = newBrowser();

    @BeforeEach
    void aPersonWithEverything() throws Exception {
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
        person = TestPeople.register(context, name);
        TestPeople.signIn(browser, server(), name);
        TestPeople.signIn(elsewhere, server(), name);
    }

    @Test
    void anotherPasswordEndsEverySessionButThisOneAndEveryOtherDevice() throws Exception {
        String phone = devices.signIn(person, DeviceKind.UNKNOWN, true);

        AccountChange change = keeper.changePassword(person, PASSWORD, "another five words now", sessionOf(browser));

        assertThat(change).isEqualTo(new Done());
        assertThat(get(browser, "/account").statusCode()).isEqualTo(200);
        assertThat(isAtTheDoor(get(elsewhere, "/account"))).isTrue();
        assertThat(devices.find(phone)).isEmpty();
        assertThat(devices.of(person)).as("this one").hasSize(1);
    }

    @Test
    void theOldPasswordIsAskedForAndGuessingItIsLimited() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(keeper.changePassword(person, "guess number " + guess, "another five words now", ""))
                    .isEqualTo(new WrongPassword());
        }
        assertThat(keeper.changePassword(person, PASSWORD, "another five words now", ""))
                .isInstanceOf(AccountChange.TooMany.class);
        assertThat(keeper.delete(person, PASSWORD, "")).isInstanceOf(AccountChange.TooMany.class);
    }

    @Test
    void aNewPasswordIsAsStrongAsAtRegistration() {
        assertThat(keeper.changePassword(person, PASSWORD, "short", ""))
                .isEqualTo(new AccountChange.BadPassword(PasswordProblem.TOO_SHORT));
    }

    @Test
    void aSessionOfAnotherProcessBeginsAnewWhenTheRoundIsOver() throws Exception {
        String before = sessionOf(browser);
        database.sql("update account set sign_in_round = 2 where id = ?")
                .param(person.value())
                .update();
        context.getBean(ActiveSessions.class).principalsOf(person).forEach(SignedInUser::checkAgain);

        assertThat(get(browser, "/account").statusCode()).as("its device stays").isEqualTo(200);
        assertThat(sessionOf(browser)).isNotEqualTo(before);
        assertThat(context.getBean(ActiveSessions.class).principalIn(before)).isEmpty();
    }

    @Test
    void aSignInThatAnotherPasswordOvertookIsWorthNothing() throws Exception {
        String token = devices.signIn(person, DeviceKind.UNKNOWN, true);
        assertThat(devices.isRoundOf(person, 1)).isTrue();

        assertThat(keeper.changePassword(person, PASSWORD, "another five words now", sessionOf(browser)))
                .isEqualTo(new Done());

        assertThat(devices.isRoundOf(person, 1)).isFalse();
        assertThat(devices.find(token)).isEmpty();
    }

    @Test
    void aNewNameIsWhatOneSignsInWith() throws Exception {
        assertThat(keeper.rename(person, "  Ålice-" + name + " ")).isEqualTo(new Done());

        TestPeople.signIn(newBrowser(), server(), java.net.URLEncoder.encode("ålice-" + name, StandardCharsets.UTF_8));
    }

    @Test
    void nobodyGetsANameThatIsTaken() {
        String other = "q" + name;
        TestPeople.register(context, other);

        assertThat(keeper.rename(person, other.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(new AccountChange.BadName(UsernameProblem.TAKEN));
        assertThat(keeper.rename(person, name.toUpperCase(java.util.Locale.ROOT)))
                .as("one's own in capitals")
                .isEqualTo(new Done());
    }

    @Test
    void theExportHasEverythingAndNotTheHash() throws Exception {
        BackgroundId background = addBackground();
        gallery.keep(person, still(), true);

        HttpResponse<byte[]> answer = get(browser, "/account/export.zip");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(files.keySet())
                .contains("account.json", "backgrounds/backgrounds.json", "backgrounds/" + background + ".jpg")
                .anyMatch(file -> file.matches("selfies/[0-9a-f-]{36}/picture.jpg"))
                .anyMatch(file -> file.matches("selfies/[0-9a-f-]{36}/original.jpg"))
                .anyMatch(file -> file.matches("selfies/[0-9a-f-]{36}/matte.png"));
        assertThat(text(files, "account.json")).contains(name, "registeredAt").doesNotContain("hash", "pbkdf2");
        assertThat(text(files, "selfies/selfies.json"))
                .contains("\"backdrop\" : \"blur 0.5\"", "\"model\" : \"selfie\"");
        assertThat(text(files, "backgrounds/backgrounds.json")).contains("Beach", "\"zoomPercent\" : 100");
        assertThat(files.get("backgrounds/" + background + ".jpg"))
                .isEqualTo(get(browser, "/backgrounds/" + background + "/picture.jpg")
                        .body());
    }

    @Test
    void deletionLeavesNoRowAndNoByte() throws Exception {
        addBackground();
        gallery.keep(person, still(), true);
        backgrounds.delete(person, addBackground());
        String phone = devices.signIn(person, DeviceKind.UNKNOWN, true);
        database.sql("""
                        insert into studio_settings (user_id, model, backdrop_kind, scene, blur_percent, colour, mirrored,
                            edge_percent, softness_percent, steadiness_percent, hud, resolution)
                        values (?, 'selfie', 'NONE', 'moon', 1, 1, true, 1, 1, 1, true, '640x480')
                        """).param(person.value()).update();
        List<String> bytes = objectsOf(person);
        assertThat(bytes).hasSize(6);
        assertThat(filesNamed(bytes)).hasSize(6);

        assertThat(keeper.delete(person, PASSWORD, "")).isEqualTo(new Done());

        assertThat(filesNamed(bytes)).isEmpty();
        assertThat(rowsNaming(person)).isEmpty();
        assertThat(devices.find(phone)).isEmpty();
        assertThat(isAtTheDoor(get(browser, "/account"))).isTrue();
        assertThat(isAtTheDoor(get(elsewhere, "/studio"))).isTrue();
    }

    @Test
    void aWrongPasswordDeletesNothing() throws Exception {
        BackgroundId background = addBackground();

        assertThat(keeper.delete(person, "not the password", "")).isEqualTo(new WrongPassword());

        assertThat(backgrounds.find(person, background)).isPresent();
        assertThat(get(elsewhere, "/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theAdministratorHandsOverToWhoeverHasBeenHereLongest() {
        TestPeople.register(context, "z" + name);
        UserId administrator = new UserId(database.sql("select id from account where first_account = 1")
                .query(UUID.class)
                .single());
        String password = "an administrator's password";
        database.sql("update account set password_hash = ? where id = ?")
                .params(
                        context.getBean(org.springframework.security.crypto.password.PasswordEncoder.class)
                                .encode(password),
                        administrator.value())
                .update();
        UUID eldest = database.sql("select id from account where first_account is null order by created_at, id")
                .query(UUID.class)
                .list()
                .getFirst();
        assertThat(keeper.successorOf(administrator)).isPresent();
        assertThat(keeper.successorOf(new UserId(eldest))).isEmpty();

        assertThat(keeper.delete(administrator, password, "")).isEqualTo(new Done());

        assertThat(database.sql("select id from account where first_account = 1")
                        .query(UUID.class)
                        .single())
                .isEqualTo(eldest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail.jpg", "picture.jpg"})
    void anOwnBackgroundIsThereForItsOwnerAlone(String picture) throws Exception {
        String address = "/backgrounds/" + addBackground() + "/" + picture;
        HttpClient other = newBrowser();
        String eve = "e" + name;
        TestPeople.register(context, eve);
        TestPeople.signIn(other, server(), eve);

        HttpResponse<byte[]> mine = get(browser, address);

        assertThat(mine.statusCode()).isEqualTo(200);
        assertThat(mine.headers().allValues("Cache-Control")).isEqualTo(List.of("no-cache, private"));
        assertThat(get(other, address).statusCode()).isEqualTo(404);
        assertThat(isAtTheDoor(get(newBrowser(), address))).isTrue();
        String tag = mine.headers().firstValue("ETag").orElseThrow();
        assertThat(get(browser, address, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(other, address, "If-None-Match", tag).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/backgrounds/own-00000000-0000-0000-0000-000000000000/thumbnail.jpg",
                "/backgrounds/own-x/thumbnail.jpg",
                "/backgrounds/own-1-1-1-1-1/picture.jpg",
                "/backgrounds/moon/picture.jpg"
            })
    void whatIsNoBackgroundIsNotFound(String address) throws Exception {
        assertThat(get(browser, address).statusCode()).isEqualTo(404);
    }

    @Test
    void aVisitorGetsNoExport() throws Exception {
        assertThat(isAtTheDoor(get(newBrowser(), "/account/export.zip"))).isTrue();
    }

    private BackgroundId addBackground() throws IOException {
        return ((Added) backgrounds.add(
                        person, new BackgroundName("Beach"), new ByteArrayInputStream(SamplePictures.jpeg(320, 240))))
                .background()
                .id();
    }

    private static Still still() {
        byte[] jpeg = SamplePictures.jpeg(64, 48);
        return new Still(
                new ImageSize(64, 48),
                jpeg,
                SamplePictures.png(64, 48, BufferedImage.TYPE_BYTE_GRAY, false),
                jpeg,
                new Recipe(
                        new BackdropChoice.Blur(0.5f),
                        true,
                        EdgeCurve.DEFAULT,
                        new ModelId("selfie"),
                        Instant.parse("2026-11-22T10:00:00Z")));
    }

    private List<String> objectsOf(UserId owner) {
        return database.sql("select id from stored_object where owner = ?")
                .param(owner.value())
                .query((row, number) -> row.getObject("id", UUID.class).toString())
                .list();
    }

    private List<Path> filesNamed(List<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> names.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    /** Every table and column of the product's own that holds the id, as text or as UUID. */
    private Set<String> rowsNaming(UserId user) {
        TreeSet<String> found = new TreeSet<>();
        record Column(String table, String name) {}
        List<Column> columns = database.sql("""
                        select table_name, column_name from information_schema.columns
                         where lower(table_schema) = 'public'
                        """)
                .query((row, number) -> new Column(row.getString(1), row.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(40);
        for (Column column : columns) {
            long rows = database.sql("select count(*) from \"" + column.table() + "\" where cast(\"" + column.name()
                            + "\" as varchar(10000)) like ?")
                    .param("%" + user + "%")
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(column.table() + "." + column.name());
            }
        }
        return found;
    }

    private static Map<String, byte[]> unzip(byte[] zip) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private String sessionOf(HttpClient client) {
        CookieManager cookies = (CookieManager) client.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().endsWith("-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private String server() {
        return "http://localhost:" + port;
    }

    private HttpResponse<byte[]> get(HttpClient client, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server() + path)).header("Accept", "text/html,image/*");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static boolean isAtTheDoor(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").matches(".*/login(\\?ended=gone)?");
    }
}
