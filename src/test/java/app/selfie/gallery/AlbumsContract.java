package app.selfie.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestExports;
import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.TestDatabase;
import app.selfie.storage.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What albums promise on every database; the subclasses bring the databases. */
@SpringJUnitConfig(TestDatabase.class)
abstract class AlbumsContract {

    private static final SelfieFilter ALL = SelfieFilter.ALL;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private final GalleryEvents news = new GalleryEvents();
    private Instant now = Instant.parse("2026-05-01T12:00:00.123456Z");
    private TestStorage storage;
    private Gallery gallery;
    private Albums albums;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void opens() {
        database.sql("delete from account").update();
        storage = new TestStorage(folder, database, transactions, 100_000_000);
        gallery = TestGallery.of(storage, database, transactions, news, () -> now);
        albums = new Albums(new AlbumRepository(database), transactions, () -> now, news);
        ada = TestDatabase.register(database);
        bob = TestDatabase.register(database);
    }

    @Test
    void holdsSelfiesEachOfWhichMayBeInSeveral() {
        SelfieId one = keep(ada);
        SelfieId two = keep(ada);
        AlbumId summer = make("  Summer\n", one, two, one);
        AlbumId lake = make("Lake", two);

        assertThat(albums.all(ada)).containsExactly(new Album(summer, "Summer", 2), new Album(lake, "Lake", 1));
        assertThat(found(summer)).containsExactly(two, one);
        assertThat(found(lake)).containsExactly(two);
        assertThat(gallery.count(ada, ALL)).isEqualTo(2);
        assertThat(gallery.days(ada, ALL.withAlbum(summer), ZoneOffset.UTC).values())
                .containsExactly(2);
        assertThat(gallery.place(ada, ALL.withAlbum(summer), one)).hasValue(1);
        assertThat(gallery.range(ada, ALL.withAlbum(lake), one, two, 9)).isEmpty();
    }

    @Test
    void takesMoreAndGivesBack() {
        SelfieId one = keep(ada);
        SelfieId two = keep(ada);
        AlbumId album = make("Summer", one);

        assertThat(albums.add(ada, album, List.of(one, two))).isEqualTo(1);
        assertThat(albums.remove(ada, album, List.of(one, keep(ada)))).isEqualTo(1);

        assertThat(found(album)).containsExactly(two);
        assertThat(gallery.find(ada, one)).isPresent();
    }

    @Test
    void showsNoneOfTheTrashAndHasThemAgainAfterwards() {
        SelfieId one = keep(ada);
        SelfieId two = keep(ada);
        AlbumId album = make("Summer", one, two);

        gallery.trash(ada, List.of(one));
        assertThat(found(album)).containsExactly(two);
        assertThat(albums.all(ada)).extracting(Album::selfies).containsExactly(1);
        gallery.restore(ada, List.of(one));
        assertThat(found(album)).containsExactly(two, one);

        gallery.trash(ada, List.of(one));
        gallery.purge(ada, List.of(one), _ -> {});
        assertThat(found(album)).containsExactly(two);
    }

    @Test
    void isDeletedAndComesBackWithoutWhatIsGone() {
        SelfieId one = keep(ada);
        SelfieId two = keep(ada);
        SelfieId lost = keep(ada);
        AlbumId album = make("Summer", one, two, lost);
        now = now.plusSeconds(60);
        AlbumId later = make("Lake");
        gallery.trash(ada, List.of(two, lost));

        DeletedAlbum deleted = albums.delete(ada, album).orElseThrow();
        assertThat(albums.all(ada)).extracting(Album::id).containsExactly(later);
        assertThat(gallery.find(ada, one)).isPresent();
        gallery.purge(ada, List.of(lost), _ -> {});
        gallery.restore(ada, List.of(two));
        albums.restore(ada, deleted);

        assertThat(albums.all(ada)).containsExactly(new Album(album, "Summer", 2), new Album(later, "Lake", 0));
        assertThat(found(album)).containsExactly(two, one);
    }

    @Test
    void hasANameOfBoundedLength() {
        AlbumId album = make("\uD83C\uDF19".repeat(61));
        assertThat(albums.all(ada)).extracting(Album::name).containsExactly("\uD83C\uDF19".repeat(60));

        assertThat(albums.rename(ada, album, " Moon\u0000s ")).isTrue();
        assertThat(albums.rename(ada, album, " \n ")).isFalse();
        assertThat(albums.create(ada, "\t", List.of())).isEmpty();

        assertThat(albums.all(ada)).extracting(Album::name).containsExactly("Moons");
    }

    @Test
    void areNotMoreThanAHundred() {
        for (int i = 0; i < Albums.MAX_ALBUMS; i++) {
            make("Album " + i);
        }

        assertThat(albums.create(ada, "One more", List.of())).isEmpty();
        assertThat(albums.create(bob, "His first", List.of())).isPresent();
    }

    @Test
    void areTheirOwnersAlone() {
        SelfieId hers = keep(ada);
        SelfieId his = keep(bob);
        AlbumId album = make("Summer", hers, his);

        assertThat(found(album)).containsExactly(hers);
        assertThat(albums.all(bob)).isEmpty();
        assertThat(albums.add(bob, album, List.of(his))).isZero();
        assertThat(albums.add(ada, album, List.of(his))).isZero();
        assertThat(albums.remove(bob, album, List.of(hers))).isZero();
        assertThat(albums.rename(bob, album, "Mine")).isFalse();
        assertThat(albums.delete(bob, album)).isEmpty();
        assertThat(gallery.page(bob, ALL.withAlbum(album), 0, 9)).isEmpty();
        albums.restore(bob, new DeletedAlbum(new AlbumId(UUID.randomUUID()), "Copy", now, List.of(hers)));

        assertThat(albums.all(ada)).containsExactly(new Album(album, "Summer", 1));
        assertThat(albums.all(bob)).extracting(Album::selfies).containsExactly(0);
    }

    @Test
    void tellsOpenGalleriesOfEveryChangeAndOfNoOther() {
        SelfieId one = keep(ada);
        AtomicInteger told = new AtomicInteger();
        try (GalleryEvents.Listening _ = news.listen(ada, told::incrementAndGet)) {
            AlbumId album = make("Summer");
            albums.add(ada, album, List.of(one));
            albums.rename(ada, album, "Lake");
            albums.remove(ada, album, List.of(one));
            albums.restore(ada, albums.delete(ada, album).orElseThrow());
            assertThat(told).hasValue(6);

            albums.remove(ada, album, List.of(one));
            albums.rename(bob, album, "Mine");
            albums.delete(bob, album);
        }
        assertThat(told).hasValue(6);
    }

    @Test
    void areTakenAlongAndErasedWithTheirOwnersData() throws Exception {
        SelfieId one = keep(ada);
        SelfieId trashed = keep(ada);
        make("Summer", one, trashed);
        make("Empty");
        gallery.trash(ada, List.of(trashed));
        albums.create(bob, "His", List.of());
        GalleryPersonalData data = new GalleryPersonalData(
                gallery, new SelfieRepository(database), new AlbumRepository(database), storage.objects(), database);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        TestExports.write(data, ada, file);
        JsonNode exported = read(file.toByteArray(), "selfies/albums.json");
        new TransactionTemplate(transactions).executeWithoutResult(_ -> data.erase(ada));

        assertThat(exported.size()).isEqualTo(2);
        assertThat(exported.path(0).path("name").asString("")).isEqualTo("Summer");
        assertThat(exported.path(0).path("selfies").valueStream().map(id -> id.asString("")))
                .containsExactly(trashed.toString(), one.toString());
        assertThat(albums.all(ada)).isEmpty();
        assertThat(albums.all(bob)).hasSize(1);
    }

    @Test
    void goWithTheAccountHoweverItIsDeleted() {
        make("Summer", keep(ada));

        database.sql("delete from account where id = ?").param(ada.value()).update();

        for (String table : List.of("album", "album_selfie")) {
            assertThat(database.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private static JsonNode read(byte[] file, String name) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new JsonMapper().readTree(zip.readAllBytes());
                }
            }
        }
        throw new AssertionError("expected " + name + " in the file, found none");
    }

    private AlbumId make(String name, SelfieId... selfies) {
        now = now.plusSeconds(1);
        return albums.create(ada, name, List.of(selfies)).orElseThrow();
    }

    private List<SelfieId> found(AlbumId album) {
        return gallery.page(ada, ALL.withAlbum(album), 0, 100).stream()
                .map(Selfie::id)
                .toList();
    }

    /** A minute after the one before. */
    private SelfieId keep(UserId owner) {
        now = now.plusSeconds(60);
        return gallery.keep(owner, Stills.of(new ImageSize(64, 48), now.getEpochSecond()), false)
                        instanceof Kept<Selfie>(Selfie selfie)
                ? selfie.id()
                : new SelfieId(new UUID(0, 0));
    }
}
