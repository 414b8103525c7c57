package app.selfie.gallery;

import app.selfie.accounts.PersonalData;
import app.selfie.accounts.PersonalExport;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of people's selfies. The last to erase: whatever bytes are left of the person then go along. */
@Component
@Order(30)
class GalleryPersonalData implements PersonalData {

    /** Selfies in memory at once; of all others the id, 5,000 of which take 0.3 MB. */
    private static final int AT_ONCE = 100;

    /** What a person takes along about one; its files are in a folder of the id's name. */
    record Exported(
            String folder,
            Instant keptAt,
            Instant takenAt,
            @Nullable Instant trashedAt,
            String caption,
            boolean favourite,
            int widthPx,
            int heightPx,
            String model,
            boolean mirrored,
            float edgeThreshold,
            float edgeSoftness,
            String backdrop) {

        static Exported of(Selfie selfie) {
            return new Exported(
                    selfie.id().value().toString(),
                    selfie.keptAt(),
                    selfie.recipe().takenAt(),
                    selfie.trashedAt(),
                    selfie.caption(),
                    selfie.favourite(),
                    selfie.size().widthPx(),
                    selfie.size().heightPx(),
                    selfie.recipe().model().value(),
                    selfie.recipe().mirrored(),
                    selfie.recipe().edge().threshold(),
                    selfie.recipe().edge().softness(),
                    word(selfie.recipe().backdrop()));
        }

        private static String word(BackdropChoice choice) {
            return switch (choice) {
                case BackdropChoice.Scene(var background) -> "scene " + background;
                case BackdropChoice.Blur(float strength) -> "blur " + strength;
                case BackdropChoice.Plain(int rgb) -> String.format("colour #%06x", rgb);
                case BackdropChoice.None() -> "none";
            };
        }
    }

    /** Likewise about an album: its selfies by their folders. */
    record ExportedAlbum(String name, Instant createdAt, List<String> selfies) {}

    private final Gallery gallery;
    private final SelfieRepository rows;
    private final OwnedObjects objects;
    private final JdbcClient database;
    private final AlbumRepository albums;

    GalleryPersonalData(
            Gallery gallery, SelfieRepository rows, AlbumRepository albums, OwnedObjects objects, JdbcClient database) {
        this.albums = albums;
        this.gallery = gallery;
        this.rows = rows;
        this.objects = objects;
        this.database = database;
    }

    @Override
    public String key() {
        return "selfies";
    }

    @Override
    public Kept describe(UserId user) {
        return database.sql("select count(*) as selfies, coalesce(sum(bytes), 0) as taken from selfie where owner = ?")
                .param(user.value())
                .query((row, number) -> new Kept(row.getLong("selfies"), row.getLong("taken"), objects.place()))
                .single();
    }

    @Override
    public void export(UserId user, PersonalExport into) throws IOException {
        // By their ids as of now: places in a list move while it is written, and trash and gallery give to each other.
        List<SelfieId> ids = rows.ids(user);
        into.jsonList("selfies/selfies.json", all(user, ids).map(Exported::of).iterator());
        into.jsonList("selfies/albums.json", exported(user).iterator());
        for (Iterator<Selfie> selfies = all(user, ids).iterator(); selfies.hasNext(); ) {
            Selfie selfie = selfies.next();
            String folder = "selfies/" + selfie.id().value() + "/";
            file(folder + "picture.jpg", selfie, () -> gallery.picture(user, selfie.id()), into);
            file(folder + "original.jpg", selfie, () -> gallery.original(user, selfie.id()), into);
            file(folder + "matte.png", selfie, () -> gallery.matte(user, selfie.id()), into);
        }
    }

    /** One album in memory at a time. */
    private Stream<ExportedAlbum> exported(UserId user) {
        return albums.all(user).stream()
                .flatMap(album -> albums.whole(user, album.id()).stream())
                .map(album -> new ExportedAlbum(
                        album.name(),
                        album.createdAt(),
                        album.selfies().stream().map(SelfieId::toString).toList()));
    }

    /** Those that are still there, a few in memory at once: each part is read when the one before has been written. */
    private Stream<Selfie> all(UserId user, List<SelfieId> ids) {
        return ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).flatMap(some -> rows.findAll(user, some).stream());
    }

    private static void file(String name, Selfie selfie, Supplier<Optional<StoredBytes>> opening, PersonalExport into)
            throws IOException {
        Optional<StoredBytes> bytes;
        try {
            bytes = opening.get();
        } catch (DamagedObjectException e) {
            into.damaged(name);
            return;
        }
        if (bytes.isPresent()) {
            try (StoredBytes open = bytes.get()) {
                into.file(name, selfie.keptAt(), open.stream());
            }
        }
    }

    @Override
    public void erase(UserId user) {
        albums.deleteAll(user);
        rows.deleteAll(user);
        objects.releaseAll(user);
    }
}
