package app.selfie.gallery;

import app.selfie.backgrounds.BackgroundId;
import app.selfie.segmentation.ModelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of somebody's selfies are meant; every part that is null means any.
 *
 * @param trashed whether those in the trash are meant, or those that are not
 * @param kind of the backdrop
 * @param scene the backdrop is this one
 * @param model found the person
 * @param favouritesOnly leaves the others out
 * @param caption characters that its caption has somewhere, whatever their case and accents; empty for any
 * @param album it is in this one
 * @param from kept at that time or later
 * @param before kept earlier than that
 */
public record SelfieFilter(
        boolean trashed,
        @Nullable BackdropKind kind,
        @Nullable BackgroundId scene,
        @Nullable ModelId model,
        boolean favouritesOnly,
        String caption,
        @Nullable AlbumId album,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** Everything but the trash. */
    public static final SelfieFilter ALL = new SelfieFilter(false, null, null, null, false, "", null, null, null);

    /** The trash. */
    public static final SelfieFilter TRASH = new SelfieFilter(true, null, null, null, false, "", null, null, null);

    public SelfieFilter withKind(@Nullable BackdropKind other) {
        return new SelfieFilter(trashed, other, scene, model, favouritesOnly, caption, album, from, before);
    }

    public SelfieFilter withScene(@Nullable BackgroundId other) {
        return new SelfieFilter(trashed, kind, other, model, favouritesOnly, caption, album, from, before);
    }

    public SelfieFilter withModel(@Nullable ModelId other) {
        return new SelfieFilter(trashed, kind, scene, other, favouritesOnly, caption, album, from, before);
    }

    public SelfieFilter withFavouritesOnly(boolean other) {
        return new SelfieFilter(trashed, kind, scene, model, other, caption, album, from, before);
    }

    public SelfieFilter withCaption(String other) {
        return new SelfieFilter(trashed, kind, scene, model, favouritesOnly, other, album, from, before);
    }

    public SelfieFilter withAlbum(@Nullable AlbumId other) {
        return new SelfieFilter(trashed, kind, scene, model, favouritesOnly, caption, other, from, before);
    }

    /** Those kept from one time until just before another. */
    public SelfieFilter withTimes(@Nullable Instant newFrom, @Nullable Instant newBefore) {
        return new SelfieFilter(trashed, kind, scene, model, favouritesOnly, caption, album, newFrom, newBefore);
    }
}
