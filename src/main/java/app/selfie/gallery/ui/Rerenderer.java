package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.stills.StillStudio;
import app.selfie.storage.Keeping;
import app.selfie.storage.StoredBytes;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Makes a kept selfie's pictures anew from its layers. Everything here takes tens to hundreds of milliseconds on the
 * caller's thread: never under a session's lock. Thread-safe.
 */
@Component
class Rerenderer {

    private final Gallery gallery;
    private final Backgrounds backgrounds;
    private final StillStudio studio;

    /** Saves wait for the studio, which bounds how many are at work. */
    private final ExecutorService savers = Executors.newVirtualThreadPerTaskExecutor();

    Rerenderer(Gallery gallery, Backgrounds backgrounds, StillStudio studio) {
        this.gallery = gallery;
        this.backgrounds = backgrounds;
        this.studio = studio;
    }

    /** Both layers as encoded files. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, compared by nobody
    private record LayerFiles(byte[] original, byte[] matte) {}

    /**
     * The picture before another backdrop.
     *
     * @return JPEG; empty if the owner has no such selfie, background or layers
     * @throws app.selfie.stills.StillException if the studio cannot, and why
     */
    Optional<byte[]> render(UserId owner, Selfie selfie, BackdropChoice backdrop) {
        if (backdrop instanceof BackdropChoice.Scene(var id)
                && backgrounds.find(owner, id).isEmpty()) {
            return Optional.empty();
        }
        return layers(owner, selfie.id())
                .map(files -> studio.render(
                        owner, files.original(), files.matte(), selfie.recipe().with(backdrop)));
    }

    /**
     * The person alone, as PNG with transparency.
     *
     * @return empty if the owner has no such selfie or layers
     * @throws app.selfie.stills.StillException if the studio cannot, and why
     */
    Optional<byte[]> cutOut(UserId owner, Selfie selfie) {
        return layers(owner, selfie.id())
                .map(files -> studio.cutOut(
                        owner, files.original(), files.matte(), selfie.recipe().mirrored()));
    }

    /**
     * Renders and keeps, on another thread; the future fails as {@link #render} does.
     *
     * @param over whether it takes the old picture's place, or becomes a selfie of its own
     */
    CompletableFuture<Keeping<Selfie>> saveSoon(UserId owner, SelfieId id, BackdropChoice backdrop, boolean over) {
        return CompletableFuture.supplyAsync(() -> save(owner, id, backdrop, over), savers);
    }

    private Keeping<Selfie> save(UserId owner, SelfieId id, BackdropChoice backdrop, boolean over) {
        Optional<Selfie> found = gallery.find(owner, id);
        Optional<byte[]> picture = found.flatMap(selfie -> render(owner, selfie, backdrop));
        if (found.isEmpty() || picture.isEmpty()) {
            return new Keeping.Gone<>();
        }
        var recipe = found.get().recipe().with(backdrop);
        return over
                ? gallery.replacePicture(owner, id, picture.get(), recipe)
                : gallery.keepCopy(owner, id, picture.get(), recipe);
    }

    @PreDestroy
    void close() {
        savers.close();
    }

    private Optional<LayerFiles> layers(UserId owner, SelfieId id) {
        Optional<byte[]> original = gallery.original(owner, id).map(StoredBytes::readAll);
        Optional<byte[]> matte = gallery.matte(owner, id).map(StoredBytes::readAll);
        return original.isPresent() && matte.isPresent()
                ? Optional.of(new LayerFiles(original.get(), matte.get()))
                : Optional.empty();
    }
}
