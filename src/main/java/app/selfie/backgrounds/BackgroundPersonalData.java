package app.selfie.backgrounds;

import app.selfie.accounts.PersonalData;
import app.selfie.accounts.PersonalExport;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background.Own;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is kept of people's own backgrounds. */
@Component
@Order(20)
class BackgroundPersonalData implements PersonalData {

    /** What a person takes along about one; the file beside it has the id's name. */
    record Exported(
            String file,
            String name,
            int widthPx,
            int heightPx,
            int xPermille,
            int yPermille,
            int zoomPercent,
            Instant addedAt) {
        static Exported of(Own own) {
            return new Exported(
                    own.id() + ".jpg",
                    own.name().text(),
                    own.size().widthPx(),
                    own.size().heightPx(),
                    own.framing().xPermille(),
                    own.framing().yPermille(),
                    own.framing().zoomPercent(),
                    own.addedAt());
        }
    }

    private final OwnBackgroundRepository rows;
    private final OwnedObjects objects;
    private final Backgrounds backgrounds;

    BackgroundPersonalData(OwnBackgroundRepository rows, OwnedObjects objects, Backgrounds backgrounds) {
        this.rows = rows;
        this.objects = objects;
        this.backgrounds = backgrounds;
    }

    @Override
    public String key() {
        return "backgrounds";
    }

    /** What was deleted a moment ago and could be undone is counted, as it is still there. */
    @Override
    public Kept describe(UserId user) {
        List<ObjectId> pictures = rows.pictures(user);
        return new Kept(pictures.size(), objects.lengthOf(user, pictures), objects.place());
    }

    @Override
    public void export(UserId user, PersonalExport into) throws IOException {
        List<OwnBackgroundRepository.Row> all = rows.rows(user);
        into.jsonList(
                "backgrounds/backgrounds.json",
                all.stream().map(row -> Exported.of(row.background())).iterator());
        for (OwnBackgroundRepository.Row row : all) {
            export(user, row, into);
        }
    }

    private void export(UserId user, OwnBackgroundRepository.Row row, PersonalExport into) throws IOException {
        String name = "backgrounds/" + row.background().id() + ".jpg";
        Optional<StoredBytes> picture;
        try {
            picture = objects.open(user, row.picture());
        } catch (DamagedObjectException e) {
            into.damaged(name);
            return;
        }
        if (picture.isPresent()) { // not deleted meanwhile
            try (StoredBytes bytes = picture.get()) {
                into.file(name, row.background().addedAt(), bytes.stream());
            }
        }
    }

    @Override
    public void erase(UserId user) {
        List<OwnBackgroundRepository.Row> all = rows.rows(user);
        List<ObjectId> pictures = rows.pictures(user);
        rows.removeAll(user);
        objects.release(user, pictures);
        all.forEach(row -> backgrounds.deleted(user, row.background().id()));
    }
}
