package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult.Added;
import app.selfie.backgrounds.AddResult.NotAPicture;
import app.selfie.backgrounds.Background.Own;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import app.selfie.imaging.PictureProblem;
import app.selfie.imaging.SamplePictures;
import app.selfie.storage.TestStorage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What own backgrounds promise on every database; the subclasses bring the databases. */
@SpringJUnitConfig(OwnBackgroundsContract.Database.class)
abstract class OwnBackgroundsContract {

    private static final BackgroundName BEACH = new BackgroundName("Beach");
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path objects;

    @TempDir
    private Path spool;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId eve = new UserId(UUID.randomUUID());
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private TestStorage storage;
    private OwnBackgroundRepository rows;
    private Backgrounds backgrounds;
    private OwnBackgrounds own;

    @BeforeEach
    void open() {
        for (UserId user : List.of(ada, eve)) {
            database.sql("insert into account (id, name, name_key, password_hash, created_at) values (?, ?, ?, 'x', ?)")
                    .params(
                            user.value(),
                            user.toString().substring(0, 30),
                            user.toString(),
                            Instant.EPOCH.atOffset(ZoneOffset.UTC))
                    .update();
        }
        open(PLENTY);
    }

    private void open(long quotaBytes) {
        storage = new TestStorage(objects, database, transactions, quotaBytes);
        rows = new OwnBackgroundRepository(database);
        backgrounds = new Backgrounds(rows, new OwnPictures(rows, storage.objects()));
        own = new OwnBackgrounds(rows, storage.objects(), backgrounds, transactions, () -> now, spool);
    }

    @AfterEach
    void close() {
        backgrounds.stop();
    }

    @Test
    void keepsAPictureUprightAndScaledWithoutItsMetadata() throws IOException {
        byte[] file = SamplePictures.oriented(SamplePictures.jpeg(4000, 3000), 6);

        Own added = add(ada, file);

        assertThat(added.size()).isEqualTo(new ImageSize(1920, 2560));
        assertThat(own.all(ada)).containsExactly(added);
        byte[] kept = new OwnPictures(rows, storage.objects())
                .open(ada, added.id())
                .orElseThrow()
                .readAll();
        assertThat(kept).hasSize(Math.toIntExact(added.bytes()));
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void refusesWhatIsNoPictureAndKeepsNothing() throws IOException {
        byte[] png = SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false);

        assertThat(own.add(ada, BEACH, stream("<script>".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(new NotAPicture(PictureProblem.UNKNOWN_FORMAT));
        assertThat(own.add(ada, BEACH, stream(java.util.Arrays.copyOf(png, png.length * 2 / 3))))
                .isEqualTo(new NotAPicture(PictureProblem.CUT_OFF));
        assertThat(own.add(ada, BEACH, stream(SamplePictures.crafted(30_000, 30_000, 8, 2, new byte[100]))))
                .isEqualTo(new NotAPicture(PictureProblem.TOO_MANY_PIXELS));
        assertThat(own.all(ada)).isEmpty();
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void readsNoMoreThanTheLimitOfATooLargeFile() throws IOException {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                read[0] += length;
                return length;
            }
        };

        assertThat(own.add(ada, BEACH, endless)).isEqualTo(new AddResult.TooLarge());
        assertThat(read[0]).isLessThan(OwnBackgrounds.MAX_FILE_BYTES + (1 << 17));
    }

    @Test
    void leavesNoFileBehindWhenOneDoesNotArrive() throws IOException {
        long before = spooled();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the test's own");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> own.add(ada, BEACH, broken))
                .isInstanceOf(IOException.class);

        assertThat(spooled()).isEqualTo(before);
        assertThat(own.all(ada)).isEmpty();
    }

    private static long spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("background-"))
                    .count();
        }
    }

    @Test
    void keepsNothingBeyondTheQuota() throws IOException {
        open(1000);

        AddResult answer = own.add(ada, BEACH, stream(noise()));

        assertThat(answer).isInstanceOfSatisfying(AddResult.OverQuota.class, over -> {
            assertThat(over.freeBytes()).isEqualTo(1000);
            assertThat(over.neededBytes()).isGreaterThan(1000);
        });
        assertThat(own.all(ada)).isEmpty();
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void readsAndKeepsNothingWhereTheDiskIsNearlyFull() throws IOException {
        OwnBackgrounds full = new OwnBackgrounds(
                rows,
                storage.with(TestStorage.space(Long.MAX_VALUE)),
                backgrounds,
                transactions,
                () -> now,
                spool.resolve("unused"));
        InputStream unread = stream(SamplePictures.jpeg(160, 120));
        int length = unread.available();

        assertThat(full.add(ada, BEACH, unread)).isEqualTo(new AddResult.NoSpace());

        assertThat(unread.available()).isEqualTo(length);
        assertThat(own.all(ada)).isEmpty();
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void keepsAsManyAsOnePersonMayHaveAlsoWhenTheyComeAtOnce() throws Exception {
        for (int i = 0; i < OwnBackgrounds.MOST - 1; i++) {
            add(ada, SamplePictures.jpeg(20, 20));
        }
        try (var pool = Executors.newFixedThreadPool(3)) {
            Callable<AddResult> one = () -> own.add(ada, BEACH, stream(SamplePictures.jpeg(20, 20)));
            List<AddResult> answers = pool.invokeAll(List.of(one, one, one)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).filteredOn(Added.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(new AddResult.TooMany()::equals).hasSize(2);
        }
        assertThat(own.add(ada, BEACH, stream(SamplePictures.jpeg(20, 20)))).isEqualTo(new AddResult.TooMany());
        assertThat(own.all(ada)).hasSize(OwnBackgrounds.MOST);
        assertThat(storage.stored()).hasSize(OwnBackgrounds.MOST);
    }

    @Test
    void isNotThereForAnybodyElse() throws IOException {
        Own adas = add(ada, SamplePictures.jpeg(160, 120));

        assertThat(own.all(eve)).isEmpty();
        assertThat(own.find(eve, adas.id())).isEmpty();
        assertThat(own.rename(eve, adas.id(), new BackgroundName("Mine"))).isFalse();
        assertThat(own.frame(eve, adas.id(), new Framing(0, 0, 200))).isFalse();
        assertThat(own.delete(eve, adas.id())).isFalse();
        assertThat(backgrounds.find(eve, adas.id())).isEmpty();
        assertThat(backgrounds.drawn(eve, adas.id(), new ImageSize(64, 48))).isEmpty();
        assertThat(own.all(ada)).containsExactly(adas);
        assertThat(own.delete(ada, adas.id())).isTrue();
        assertThat(own.undelete(eve, adas.id())).isFalse();
        assertThat(own.undelete(ada, adas.id())).isTrue();
    }

    @Test
    void showsTheFramedPart() throws IOException {
        Own added = add(ada, SamplePictures.jpeg(1600, 1200));
        ImageSize size = new ImageSize(64, 48);
        assertThat(own.frame(ada, added.id(), new Framing(1000, 0, 400))).isTrue();

        Picture corner = backgrounds.drawn(ada, added.id(), size).orElseThrow();

        assertThat(levels(corner)).as("the green quarter").isEqualTo(List.of(0, 255, 0));
        assertThat(own.find(ada, added.id()).orElseThrow().revision()).isEqualTo(2);
    }

    /** Blue, green, red of the first pixel, to the nearest of 0 and 255. */
    private static List<Integer> levels(Picture picture) {
        return IntStream.range(0, 3)
                .map(i -> (picture.pixels().get(java.lang.foreign.ValueLayout.JAVA_BYTE, i) & 0xFF) > 127 ? 255 : 0)
                .boxed()
                .toList();
    }

    @Test
    void isRenamed() throws IOException {
        Own added = add(ada, SamplePictures.jpeg(20, 20));
        BackgroundName name = new BackgroundName("😀".repeat(BackgroundName.MAX_CHARACTERS));

        assertThat(own.rename(ada, added.id(), name)).isTrue();

        assertThat(own.all(ada)).extracting(Own::name).containsExactly(name);
    }

    @Test
    void canBeBroughtBackForAMinuteAndThenLeavesNothing() throws IOException {
        Own first = add(ada, SamplePictures.jpeg(20, 20));
        Own second = add(ada, SamplePictures.jpeg(20, 20));
        own.delete(ada, first.id());
        own.delete(ada, second.id());
        assertThat(own.all(ada)).isEmpty();
        now = now.plus(OwnBackgrounds.UNDO_FOR).plusSeconds(5);
        own.clear();

        assertThat(own.undelete(ada, first.id())).isTrue();
        now = now.plus(Duration.ofMinutes(2));
        own.clear();

        assertThat(own.undelete(ada, second.id())).isFalse();
        assertThat(own.all(ada)).containsExactly(first);
        assertThat(storage.stored()).hasSize(1);
        assertThat(storage.objects().use(ada).usedBytes()).isEqualTo(first.bytes());
    }

    private Own add(UserId owner, byte[] file) throws IOException {
        AddResult answer = own.add(owner, BEACH, stream(file));
        now = now.plusMillis(1); // the order is that of the times
        assertThat(answer).isInstanceOf(Added.class);
        return ((Added) answer).background();
    }

    private static InputStream stream(byte[] file) {
        return new ByteArrayInputStream(file);
    }

    /** A picture that compresses badly. */
    private static byte[] noise() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(7);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        return SamplePictures.png(image);
    }

    @Configuration
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Database {}
}
