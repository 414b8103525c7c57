package app.selfie.backgrounds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background.Own;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import app.selfie.imaging.SamplePictures;
import app.selfie.storage.ObjectId;
import app.selfie.storage.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's own background whose file is not what was kept, beside one that is whole. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=damaged-backgrounds-tests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // nobody may register as often as there are tests
@ExtendWith(OutputCaptureExtension.class)
class DamagedBackgroundsTest {

    /** What broken disks and careless hands do to a file. */
    enum Damage {
        EMPTIED {
            @Override
            byte[] of(byte[] file) {
                return new byte[0];
            }
        },
        HALVED {
            @Override
            byte[] of(byte[] file) {
                return Arrays.copyOf(file, file.length / 2);
            }
        },
        ONE_BIT_FLIPPED {
            @Override
            byte[] of(byte[] file) {
                byte[] flipped = file.clone();
                flipped[flipped.length * 2 / 3] ^= 4;
                return flipped;
            }
        };

        abstract byte[] of(byte[] file);
    }

    private static final ImageSize SIZE = new ImageSize(64, 48);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OwnBackgrounds own;

    @Autowired
    private Backgrounds backgrounds;

    @Autowired
    private JdbcClient database;

    @Value("${selfie.storage.folder}")
    private Path objects;

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private UserId ada;
    private Own whole;
    private Own damaged;

    @BeforeAll
    void signIn() throws Exception {
        ada = TestPeople.register(context, "ada");
        TestPeople.signIn(browser, server(), "ada");
    }

    @BeforeEach
    void twoBackgrounds() throws IOException {
        whole = add("Beach");
        damaged = add("Forest");
    }

    @AfterEach
    void leaveNothingBehind() {
        database.sql("delete from own_background").update();
    }

    private Own add(String name) throws IOException {
        AddResult added =
                own.add(ada, new BackgroundName(name), new ByteArrayInputStream(SamplePictures.jpeg(320, 180)));
        return ((AddResult.Added) added).background();
    }

    private void damage(Damage damage) throws Exception {
        byte[] file = get("/backgrounds/" + damaged.id() + "/picture.jpg").body();
        UUID picture = database.sql("select picture from own_background where id = ?")
                .param(damaged.id().row().orElseThrow())
                .query(UUID.class)
                .single();
        TestStorage.overwrite(objects, new ObjectId(picture), damage.of(file));
    }

    @ParameterizedTest
    @EnumSource
    void isGoneForThePickerAndTheFraming(Damage damage, CapturedOutput output) throws Exception {
        damage(damage);

        for (String file : new String[] {"picture.jpg", "thumbnail.jpg"}) {
            HttpResponse<byte[]> answer = get("/backgrounds/" + damaged.id() + "/" + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(410);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body()).isEmpty();
            assertThat(get("/backgrounds/" + whole.id() + "/" + file).statusCode())
                    .isEqualTo(200);
        }
        assertThat(output).contains("A background cannot be shown: ").doesNotContain("\tat app.selfie");
    }

    /** As for one that is not there: the live picture goes on, with the first scene. */
    @ParameterizedTest
    @EnumSource
    void isAsGoodAsNotThereForPictures(Damage damage, CapturedOutput output) throws Exception {
        damage(damage);

        assertThat(backgrounds.drawn(ada, damaged.id(), SIZE)).isEmpty();
        byte[] firstScene = pixels(backgrounds
                .drawn(ada, Backgrounds.builtIn().getFirst().id(), SIZE)
                .orElseThrow());
        await().untilAsserted(() -> assertThat(backgrounds.picture(ada, damaged.id(), SIZE))
                .hasValueSatisfying(picture -> assertThat(pixels(picture)).isEqualTo(firstScene)));
        assertThat(backgrounds.drawn(ada, whole.id(), SIZE))
                .hasValueSatisfying(picture -> assertThat(pixels(picture)).isNotEqualTo(firstScene));
        assertThat(output.toString().lines().filter(line -> line.contains("Background " + damaged.id() + " of user")))
                .as("not said with every picture, nor again within a minute of the last damage")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(own.all(ada)).as("still listed, and can be deleted").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void isNamedInWhatOneTakesAlong(Damage damage) throws Exception {
        damage(damage);

        Map<String, byte[]> files = unzip(get("/account/export.zip").body());

        String folder = "backgrounds/";
        assertThat(files)
                .containsKeys(folder + whole.id() + ".jpg", folder + "backgrounds.json", "damaged.json")
                .doesNotContainKey(folder + damaged.id() + ".jpg");
        assertThat(new String(files.get("damaged.json"), UTF_8))
                .contains(folder + damaged.id() + ".jpg")
                .doesNotContain(whole.id().value());
    }

    private static byte[] pixels(Picture picture) {
        return picture.pixels().toArray(ValueLayout.JAVA_BYTE);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(server() + path)).build(), BodyHandlers.ofByteArray());
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
