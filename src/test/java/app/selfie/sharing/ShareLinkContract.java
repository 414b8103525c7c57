package app.selfie.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.TestExports;
import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.Stills;
import app.selfie.gallery.TestGallery;
import app.selfie.imaging.ImageSize;
import app.selfie.limits.MovableClock;
import app.selfie.limits.RateLimiter.Limit;
import app.selfie.sharing.ShareResult.Made;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.TestDatabase;
import app.selfie.storage.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What links promise on every database; the subclasses bring the databases. */
@SpringJUnitConfig(TestDatabase.class)
abstract class ShareLinkContract {

    private static final ImageSize SIZE = new ImageSize(64, 48);

    private static final Limit ANY = new Limit(1, Duration.ofSeconds(1));

    private static final SharingProperties SETTINGS = new SharingProperties(3, 4, ANY, ANY, ANY, ANY, ANY);

    /** Quick, as nobody attacks it. */
    private static final PasswordEncoder ENCODER =
            new Pbkdf2PasswordEncoder("", 16, 10, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private ShareLinkRepository rows;
    private ShareLinkService links;
    private Gallery gallery;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void opens() {
        database.sql("delete from account").update();
        TestStorage storage = new TestStorage(folder, database, transactions, 100_000_000);
        gallery = TestGallery.of(storage, database, transactions, new GalleryEvents(), clock);
        rows = new ShareLinkRepository(database);
        links = new ShareLinkService(rows, ENCODER, SETTINGS, clock, transactions);
        ada = TestDatabase.register(database);
        bob = TestDatabase.register(database);
    }

    @Test
    void showWhoeverHasTheKeyTheSelfiesInTheirOrder() {
        SelfieId first = keep(ada);
        SelfieId second = keep(ada);

        Made made = share(ada, second, first);

        OpenShareLink found = links.find(made.key()).orElseThrow();
        assertThat(found.owner()).isEqualTo(ada);
        assertThat(found.selfies())
                .containsExactly(new SharedSelfie(1, second, SIZE, 1), new SharedSelfie(2, first, SIZE, 1));
        assertThat(found.at(2)).map(SharedSelfie::id).contains(first);
        assertThat(found.at(3)).isEmpty();
        assertThat(made.link())
                .isEqualTo(new ShareLink(
                        made.link().id(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(1)),
                        false,
                        0,
                        2,
                        second));
    }

    @Test
    void haveKeysOf128RandomBitsOfWhichTheDatabaseKnowsNone() {
        SelfieId selfie = keep(ada);

        List<ShareKey> keys =
                List.of(share(ada, selfie).key(), share(ada, selfie).key());

        assertThat(keys).doesNotHaveDuplicates().allSatisfy(key -> {
            assertThat(key.text()).matches("[A-Za-z0-9_-]{22}");
            assertThat(key.toString()).doesNotContain(key.text());
        });
        String everything =
                database.sql("select * from share_link").query().listOfRows().toString();
        assertThat(everything).doesNotContain(keys.getFirst().text());
    }

    @ParameterizedTest
    @CsvSource({"TEN_MINUTES, 600", "HOUR, 3600", "DAY, 86400", "MONTH, 2592000"})
    void endToTheMicrosecond(ShareExpiry expiry, long seconds) {
        Made made = (Made) links.share(ada, List.of(keep(ada)), expiry, "");
        assertThat(made.link().endsAt()).isEqualTo(clock.instant().plusSeconds(seconds));

        clock.pass(Duration.ofSeconds(seconds).minusNanos(1000));
        assertThat(links.find(made.key())).isPresent();
        assertThat(links.links(ada)).hasSize(1);

        clock.pass(Duration.ofNanos(1000));
        assertThat(links.find(made.key())).isEmpty();
        assertThat(links.links(ada)).isEmpty();
    }

    @Test
    void neverEndWhereThatIsWanted() {
        Made made = (Made) links.share(ada, List.of(keep(ada)), ShareExpiry.NEVER, "");

        clock.pass(Duration.ofDays(10_000));

        assertThat(made.link().endsAt()).isNull();
        assertThat(links.find(made.key())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "\u0000", "自拍", "'; drop table share_link; --"})
    void openToNoOtherKey(String text) {
        share(ada, keep(ada));

        assertThat(links.find(new ShareKey(text))).isEmpty();
        assertThat(links.find(new ShareKey(text.repeat(100_000)))).isEmpty();
    }

    @Test
    void openToNoKeyWithMoreBehindIt() {
        Made made = share(ada, keep(ada));

        assertThat(links.find(new ShareKey(made.key().text() + "A"))).isEmpty();
        assertThat(links.find(new ShareKey(made.key().text().substring(1)))).isEmpty();
    }

    @Test
    void askForTheirPassword() {
        Made made = (Made) links.share(ada, List.of(keep(ada)), ShareExpiry.DAY, "open sesame");
        OpenShareLink link = links.find(made.key()).orElseThrow();

        assertThat(made.link().hasPassword()).isTrue();
        assertThat(link.passwordHash()).isNotNull().doesNotContain("sesame");
        assertThat(links.isPassword(link, "open sesame")).isTrue();
        assertThat(links.isPassword(link, "open sesam")).isFalse();
        assertThat(links.isPassword(link, "")).isFalse();
        assertThat(links.isPassword(link, "open sesame".repeat(100_000))).isFalse();
        assertThatThrownBy(() -> links.share(ada, List.of(keep(ada)), ShareExpiry.DAY, "x".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countTheirOpenings() {
        Made made = share(ada, keep(ada));
        OpenShareLink link = links.find(made.key()).orElseThrow();

        links.countOpening(link);
        links.countOpening(link);

        assertThat(links.links(ada)).extracting(ShareLink::openings).containsExactly(2L);
    }

    @Test
    void areListedForTheirOwnerAloneTheNewestFirst() {
        SelfieId selfie = keep(ada);
        Made old = share(ada, selfie);
        clock.pass(Duration.ofMinutes(1));
        Made young = share(ada, selfie, keep(ada));
        Made his = share(bob, keep(bob));

        assertThat(links.links(ada)).containsExactly(young.link(), old.link());
        assertThat(links.links(bob)).containsExactly(his.link());
    }

    @Test
    void stopAtOnceAndForTheirOwnerAlone() {
        Made made = share(ada, keep(ada));

        assertThat(links.stop(bob, List.of(made.link().id()))).isZero();
        assertThat(links.find(made.key())).isPresent();

        assertThat(links.stop(ada, List.of(made.link().id()))).isEqualTo(1);
        assertThat(links.find(made.key())).isEmpty();
        assertThat(links.links(ada)).isEmpty();
        assertThat(links.stop(ada, List.of(made.link().id()))).isZero();
    }

    @Test
    void goOnWhereAStopIsTakenBackByTheirOwner() {
        Made made = share(ada, keep(ada));
        links.stop(ada, List.of(made.link().id()));

        assertThat(links.resume(bob, List.of(made.link().id()))).isZero();
        assertThat(links.find(made.key())).isEmpty();

        assertThat(links.resume(ada, List.of(made.link().id()))).isEqualTo(1);
        assertThat(links.find(made.key())).isPresent();
    }

    @Test
    void comeBackOnlyAsFarAsTheirOwnerMayHaveSoMany() {
        SelfieId selfie = keep(ada);
        List<ShareLinkId> stopped = IntStream.range(0, 3)
                .mapToObj(_ -> share(ada, selfie).link().id())
                .toList();
        links.stop(ada, stopped);
        share(ada, selfie);
        share(ada, selfie);

        assertThat(links.resume(ada, stopped)).isEqualTo(1);
        assertThat(links.resume(ada, stopped)).isZero();

        assertThat(links.links(ada)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled_at", "leaves_at"})
    void showNothingOfSomebodyWhoIsKeptOutOrLeaves(String column) {
        Made made = share(ada, keep(ada));
        Made his = share(bob, keep(bob));

        database.sql("update account set " + column + " = current_timestamp where id = ?")
                .param(ada.value())
                .update();
        assertThat(links.find(made.key())).isEmpty();
        assertThat(links.find(his.key())).isPresent();

        database.sql("update account set " + column + " = null where id = ?")
                .param(ada.value())
                .update();
        assertThat(links.find(made.key())).isPresent();
    }

    @Test
    void showNothingThatIsInTheTrash() {
        SelfieId first = keep(ada);
        SelfieId second = keep(ada);
        Made both = share(ada, first, second);
        Made one = share(ada, first);

        gallery.trash(ada, List.of(first));

        assertThat(links.find(one.key())).isEmpty();
        assertThat(links.find(both.key()).orElseThrow().selfies())
                .as("with its place")
                .containsExactly(new SharedSelfie(2, second, SIZE, 1));
        assertThat(links.links(ada)).extracting(ShareLink::selfies).containsExactly(1);

        gallery.restore(ada, List.of(first));
        assertThat(links.find(one.key())).as("taken back").isPresent();
    }

    @Test
    void endWithTheirSelfies() {
        SelfieId selfie = keep(ada);
        Made made = share(ada, selfie);

        gallery.trash(ada, List.of(selfie));
        gallery.purge(ada, List.of(selfie), _ -> {});

        assertThat(links.find(made.key())).isEmpty();
        assertThat(rows.clear(clock.instant(), clock.instant())).isEqualTo(1);
        assertThat(count("share_link")).isZero();
    }

    @Test
    void endWithTheirOwnersAccount() {
        Made made = share(ada, keep(ada));
        Made his = share(bob, keep(bob));

        database.sql("delete from account where id = ?").param(ada.value()).update();

        assertThat(links.find(made.key())).isEmpty();
        assertThat(links.find(his.key())).isPresent();
        assertThat(count("share_link")).isEqualTo(1);
        assertThat(count("shared_selfie")).isEqualTo(1);
    }

    @Test
    void areMadeOfNothingThatIsSomebodyElsesOrGone() {
        SelfieId his = keep(bob);
        SelfieId trashed = keep(ada);
        gallery.trash(ada, List.of(trashed));
        SelfieId mine = keep(ada);

        assertThat(links.share(ada, List.of(his), ShareExpiry.DAY, "")).isInstanceOf(ShareResult.Gone.class);
        assertThat(links.share(ada, List.of(trashed), ShareExpiry.DAY, "")).isInstanceOf(ShareResult.Gone.class);
        assertThat(links.share(ada, List.of(), ShareExpiry.DAY, "")).isInstanceOf(ShareResult.Gone.class);
        assertThat(links.share(new UserId(UUID.randomUUID()), List.of(mine), ShareExpiry.DAY, ""))
                .isInstanceOf(ShareResult.Gone.class);
        assertThat(count("share_link")).isZero();

        Made made = share(ada, his, mine, trashed, mine);
        assertThat(links.find(made.key()).orElseThrow().selfies()).containsExactly(new SharedSelfie(1, mine, SIZE, 1));
    }

    @Test
    void areNoLargerThanALinkMayBe() {
        List<SelfieId> five = IntStream.range(0, 5).mapToObj(_ -> keep(ada)).toList();

        assertThat(links.share(ada, five, ShareExpiry.DAY, "")).isEqualTo(new ShareResult.TooManySelfies(4));
    }

    @Test
    void areNoMoreThanAPersonMayHave() {
        SelfieId selfie = keep(ada);
        Made first = share(ada, selfie);
        share(ada, selfie);
        share(ada, selfie);
        assertThat(links.share(ada, List.of(selfie), ShareExpiry.DAY, "")).isEqualTo(new ShareResult.TooManyLinks(3));

        links.stop(ada, List.of(first.link().id()));

        assertThat(share(ada, selfie)).isNotNull();
    }

    @Test
    void areNoMoreEvenWhereManyAreMadeAtOnce() throws Exception {
        SelfieId selfie = keep(ada);
        Callable<ShareResult> making = () -> links.share(ada, List.of(selfie), ShareExpiry.DAY, "");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<ShareResult> made : threads.invokeAll(Collections.nCopies(16, making))) {
                made.get();
            }
        }

        assertThat(links.links(ada)).hasSize(3);
    }

    @Test
    void areClearedAwayOnceNobodyCanOpenThem() {
        SelfieId selfie = keep(ada);
        Made never = (Made) links.share(ada, List.of(selfie), ShareExpiry.NEVER, "");
        links.share(ada, List.of(selfie), ShareExpiry.HOUR, "");
        Made stopped = share(ada, selfie);
        ShareLinkExpiry expiry = new ShareLinkExpiry(rows, clock);
        assertThat(expiry.clear()).isZero();

        links.stop(ada, List.of(stopped.link().id()));
        clock.pass(Duration.ofMinutes(59));
        assertThat(expiry.clear()).as("the stop can be taken back").isZero();
        clock.pass(Duration.ofMinutes(2));

        assertThat(expiry.clear()).isEqualTo(2);
        assertThat(links.find(never.key())).isPresent();
        assertThat(count("share_link")).isEqualTo(1);
    }

    @Test
    void goAlongAndAreErased() throws Exception {
        SelfieId selfie = keep(ada);
        Made made = (Made) links.share(ada, List.of(selfie), ShareExpiry.NEVER, "open sesame");
        Made his = share(bob, keep(bob));
        SharingPersonalData data = new SharingPersonalData(rows, clock);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        TestExports.write(data, ada, file);

        assertThat(data.describe(ada).count()).isEqualTo(1);
        assertThat(TestExports.names(file.toByteArray())).containsExactly("links/links.json");
        String json = textOfFirst(file.toByteArray());
        assertThat(json).contains(selfie.toString(), "2026-05-01T12:00:00Z", "\"password\" : true");
        assertThat(json).doesNotContain(made.key().text(), "sesame", bob.toString());

        data.erase(ada);
        assertThat(links.find(made.key())).isEmpty();
        assertThat(links.find(his.key())).isPresent();
        assertThat(data.describe(ada).count()).isZero();
    }

    private static String textOfFirst(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Made share(UserId owner, SelfieId... selfies) {
        return (Made) links.share(owner, List.of(selfies), ShareExpiry.DAY, "");
    }

    private SelfieId keep(UserId owner) {
        return ((Kept<Selfie>) gallery.keep(owner, Stills.of(SIZE, 1), false))
                .value()
                .id();
    }

    private int count(String table) {
        return database.sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
