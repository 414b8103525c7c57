package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Picture;
import app.selfie.storage.ObjectId;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.StoredBytes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Loads the pictures that people brought along. Waits for the database and the store: never for a frame. */
@Component
class OwnPictures {

    private final OwnBackgroundRepository rows;
    private final OwnedObjects objects;

    OwnPictures(OwnBackgroundRepository rows, OwnedObjects objects) {
        this.rows = rows;
        this.objects = objects;
    }

    /** The framed part of the picture in that size; empty if there is no such background of that person's. */
    Optional<Picture> load(UserId owner, BackgroundId id, ImageSize size) {
        return rows.find(owner, id)
                .flatMap(row -> file(owner, row.picture())
                        .map(jpeg -> framed(jpeg, row.background().framing(), size)));
    }

    /** The whole picture as a JPEG file of ours, which the caller closes; empty if there is no such background of theirs. */
    Optional<StoredBytes> open(UserId owner, BackgroundId id) {
        return rows.find(owner, id).flatMap(row -> objects.open(owner, row.picture()));
    }

    private Optional<byte[]> file(UserId owner, ObjectId picture) {
        return objects.open(owner, picture).map(StoredBytes::readAll);
    }

    private static Picture framed(byte[] jpeg, Framing framing, ImageSize size) {
        try (JpegCodec codec = new JpegCodec();
                Frame whole = codec.decode(jpeg, 0, jpeg.length)
                        .orElseThrow(() -> new IllegalStateException(
                                "expected a JPEG file of our own, found " + jpeg.length + " bytes that are none"));
                Frame part = Frame.allocate(size)) {
            whole.resampleTo(framing.regionOf(whole.size(), size), part);
            return Picture.of(part);
        }
    }
}
