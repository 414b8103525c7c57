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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of people's selfies. The last to erase: whatever bytes are left of the person then go along. */
@Component
@Order(30)
class GalleryData implements PersonalData {

    /** Selfies in memory at once. */
    private static final int PAGE = 100;

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

    private final Gallery gallery;
    private final SelfieRows rows;
    private final OwnedObjects objects;
    private final JdbcClient database;

    GalleryData(Gallery gallery, SelfieRows rows, OwnedObjects objects, JdbcClient database) {
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
        into.jsonList("selfies/selfies.json", all(user).map(Exported::of).iterator());
        for (Iterator<Selfie> selfies = all(user).iterator(); selfies.hasNext(); ) {
            Selfie selfie = selfies.next();
            String folder = "selfies/" + selfie.id().value() + "/";
            file(folder + "picture.jpg", selfie, () -> gallery.picture(user, selfie.id()), into);
            file(folder + "original.jpg", selfie, () -> gallery.original(user, selfie.id()), into);
            file(folder + "matte.png", selfie, () -> gallery.matte(user, selfie.id()), into);
        }
    }

    private Stream<Selfie> all(UserId user) {
        return Stream.of(SelfieFilter.ALL, SelfieFilter.TRASH).flatMap(filter -> pages(user, filter));
    }

    /** One page after another, each read when the one before has been written. */
    private Stream<Selfie> pages(UserId user, SelfieFilter filter) {
        return IntStream.iterate(0, from -> from + PAGE)
                .mapToObj(from -> gallery.page(user, filter, from, PAGE))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream);
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
        rows.deleteAll(user);
        objects.releaseAll(user);
    }
}
