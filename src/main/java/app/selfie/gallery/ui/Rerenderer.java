package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.stills.RenderedFile;
import app.selfie.stills.StillLayers;
import app.selfie.stills.StillService;
import app.selfie.storage.SaveResult;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Makes a kept selfie's pictures anew from its layers. Everything here takes tens to hundreds of milliseconds of the
 * caller's time: never under a session's lock. Thread-safe.
 */
@Component
class Rerenderer {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Gallery gallery;
    private final Backgrounds backgrounds;
    private final StillService studio;

    /** Saves wait for the studio, which bounds how many are at work. */
    private final ExecutorService savers = Executors.newVirtualThreadPerTaskExecutor();

    Rerenderer(Gallery gallery, Backgrounds backgrounds, StillService studio) {
        this.gallery = gallery;
        this.backgrounds = backgrounds;
        this.studio = studio;
    }

    /**
     * The picture before another backdrop.
     *
     * @return JPEG, which the caller closes; empty if the owner has no such selfie, background or layers
     * @throws app.selfie.stills.StillException if the studio cannot, and why
     */
    Optional<RenderedFile> render(UserId owner, Selfie selfie, BackdropChoice backdrop) {
        if (backdrop instanceof BackdropChoice.Scene(var id)
                && backgrounds.find(owner, id).isEmpty()) {
            return Optional.empty();
        }
        return ifThere(() -> studio.render(
                owner, () -> layers(owner, selfie.id()), selfie.recipe().with(backdrop)));
    }

    /**
     * The person alone, as PNG with transparency.
     *
     * @return which the caller closes; empty if the owner has no such selfie or layers
     * @throws app.selfie.stills.StillException if the studio cannot, and why
     */
    Optional<RenderedFile> cutOut(UserId owner, Selfie selfie) {
        return ifThere(() -> studio.cutOut(
                owner, () -> layers(owner, selfie.id()), selfie.recipe().mirrored()));
    }

    /**
     * The picture as PNG, which loses nothing any more.
     *
     * @return which the caller closes; empty if the owner has no such selfie
     * @throws app.selfie.stills.StillException if the studio cannot, and why
     */
    Optional<RenderedFile> png(UserId owner, Selfie selfie) {
        return ifThere(() -> studio.png(
                owner, () -> gallery.picture(owner, selfie.id()).orElseThrow().readAll()));
    }

    private static Optional<RenderedFile> ifThere(Supplier<RenderedFile> rendering) {
        try {
            return Optional.of(rendering.get());
        } catch (NoSuchElementException e) { // purged meanwhile, or never there
            return Optional.empty();
        }
    }

    /**
     * Renders and keeps, on another thread; the future fails as {@link #render} does.
     *
     * @param over whether it takes the old picture's place, or becomes a selfie of its own
     */
    CompletableFuture<SaveResult<Selfie>> saveSoon(UserId owner, SelfieId id, BackdropChoice backdrop, boolean over) {
        return CompletableFuture.supplyAsync(() -> save(owner, id, backdrop, over), savers);
    }

    private SaveResult<Selfie> save(UserId owner, SelfieId id, BackdropChoice backdrop, boolean over) {
        Optional<Selfie> found = gallery.find(owner, id);
        Optional<RenderedFile> rendered = found.flatMap(selfie -> render(owner, selfie, backdrop));
        if (found.isEmpty() || rendered.isEmpty()) {
            return new SaveResult.Gone<>();
        }
        var recipe = found.get().recipe().with(backdrop);
        try (RenderedFile picture = rendered.get()) {
            return over
                    ? gallery.replacePicture(owner, id, picture.bytes(), recipe)
                    : gallery.keepCopy(owner, id, picture.bytes(), recipe);
        }
    }

    /** Waits a little for what is being saved; what still waits for the studio is told that it closes. */
    @PreDestroy
    void close() throws InterruptedException {
        savers.shutdown();
        boolean _ = savers.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws NoSuchElementException if the owner has no such selfie or layers */
    private StillLayers layers(UserId owner, SelfieId id) {
        byte[] original = gallery.original(owner, id).orElseThrow().readAll();
        byte[] matte = gallery.matte(owner, id).orElseThrow().readAll();
        return new StillLayers(original, matte);
    }
}
