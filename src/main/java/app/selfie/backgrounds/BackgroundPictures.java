package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of backgrounds in the size of a frame. Drawing a scene takes a good part of a second, loading an own picture
 * waits for the store, and a frame has a few milliseconds: so a picture is made once per size, on a thread of its own, and
 * kept. Until then a picture of the same background in another size stands in. Memory and waiting work are bounded,
 * whatever sizes are asked for. Thread-safe.
 */
final class BackgroundPictures {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPictures.class);

    /** Pictures that wait to be made; whoever does not fit in asks again with the next frame. */
    private static final int MAX_WAITING = 16;

    /** What could not be made, or is not there, is not tried again for so long, lest it be tried with every frame. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** More of those are forgotten, the eldest first. */
    private static final int MAX_REMEMBERED = 256;

    /** What a camera gives where nobody asks for more. */
    private static final ImageSize FIRST_SIZE = new ImageSize(640, 480);

    private final List<Background> builtIn;
    private final SourcePainter painter;
    private final PictureCache pictures;
    private final Set<PictureCache.Key> inWork = ConcurrentHashMap.newKeySet();
    private final ExpiringSet<PictureCache.Key> failed = new ExpiringSet<>(RETRY_AFTER, MAX_REMEMBERED);
    private final ExpiringSet<Source> absent = new ExpiringSet<>(RETRY_AFTER, MAX_REMEMBERED);

    /** Apart, so that a slow store keeps nobody from the scenes. */
    private final ExecutorService scenes = oneThread("scene-painter");

    private final ExecutorService own = oneThread("own-background-loader");

    /**
     * @param builtIn the backgrounds of the product, in the order in which they are warmed up; the first one comes in the
     *     place of what is not there
     * @param painter draws or loads a background over the whole of a new picture of a size
     * @param maxBytes of heap that the kept pictures may take
     */
    BackgroundPictures(List<Background> builtIn, SourcePainter painter, long maxBytes) {
        this.builtIn = builtIn;
        this.painter = painter;
        this.pictures = new PictureCache(maxBytes);
    }

    private static ExecutorService oneThread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Draws every scene once, while nothing else waits. */
    void warmUp() {
        warmUp(builtIn.iterator());
    }

    private void warmUp(Iterator<Background> rest) {
        while (rest.hasNext()) {
            PictureCache.Key next =
                    new PictureCache.Key(new Source.Scene(rest.next().id()), FIRST_SIZE);
            if (submit(next, () -> warmUp(rest))) { // whoever asks meanwhile comes before the rest
                return;
            }
        }
    }

    /** In exactly this size, perhaps a stand-in; empty while it is made for the first time. Never waits. */
    Optional<Picture> picture(Source source, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(present(source), size);
        Optional<PictureCache.Kept> kept = pictures.find(key);
        if (kept.isPresent() && kept.get().current()) {
            return Optional.of(kept.get().picture());
        }
        boolean _ = submit(key, () -> {});
        return kept.map(PictureCache.Kept::picture).or(() -> standIn(key));
    }

    /** The source itself, or the first scene where it is known not to be there. */
    private Source present(Source source) {
        boolean there = switch (source) {
            case Source.Scene(BackgroundId id) -> builtIn.contains(new Background.BuiltIn(id));
            case Source.Own own -> !absent.contains(own);
        };
        return there ? source : new Source.Scene(builtIn.getFirst().id());
    }

    /** In exactly this size, never a stand-in; empty if it is not there. Made on the caller's own thread if need be. */
    Optional<Picture> drawn(Source source, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(source, size);
        Optional<PictureCache.Kept> kept = pictures.find(key).filter(PictureCache.Kept::current);
        if (kept.isPresent()) {
            return kept.map(PictureCache.Kept::picture);
        }
        return present(key.source()).equals(key.source()) ? paint(key) : Optional.empty();
    }

    private Optional<Picture> standIn(PictureCache.Key key) {
        Optional<Picture> scaled = pictures.largest(key.source()).map(picture -> picture.scaledToCover(key.size()));
        scaled.ifPresent(copy -> pictures.scaled(key, copy));
        return scaled;
    }

    /** Tells whether the picture will be made for this very call. */
    private boolean submit(PictureCache.Key key, Runnable afterwards) {
        if (failed.contains(key) || !inWork.add(key)) {
            return false;
        }
        try {
            (key.source() instanceof Source.Own ? own : scenes).execute(() -> {
                make(key);
                afterwards.run();
            });
            return true;
        } catch (RejectedExecutionException e) { // enough waits, or the application stops
            inWork.remove(key);
            return false;
        }
    }

    private void make(PictureCache.Key key) {
        try {
            Optional<Picture> _ = paint(key);
        } catch (RuntimeException | Error e) { // the thread makes the other pictures all the same
            LOG.error("Background {} could not be made at {}", key.source().id(), key.size(), e);
            failed.add(key);
        } finally {
            inWork.remove(key);
        }
    }

    private Optional<Picture> paint(PictureCache.Key key) {
        long since = pictures.changes();
        Optional<Picture> picture = painter.paint(key.source(), key.size());
        if (picture.isPresent()) {
            pictures.drawn(key, picture.get(), since);
        } else if (pictures.changes() == since) { // else its deletion may just have been undone
            gone(key.source());
        }
        return picture;
    }

    /** From the next frame on, this background is not there. */
    void gone(Source source) {
        absent.add(source);
        pictures.forget(source);
    }

    /** From the next frame on, this background is shown as it is now; until it is loaded, as it was. */
    void changed(Source source) {
        absent.forget(source);
        pictures.outdate(source);
    }

    /** Bytes of heap that the kept pictures take. */
    long bytes() {
        return pictures.bytes();
    }

    /** Ends the threads. */
    void stop() {
        scenes.shutdownNow();
        own.shutdownNow();
    }
}
