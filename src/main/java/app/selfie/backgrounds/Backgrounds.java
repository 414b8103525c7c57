package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The backgrounds one can pick, and their pictures in the size of a frame. Drawing a scene takes a good part of a second,
 * a frame has a few milliseconds: so a picture is drawn once per size, on a thread of its own, and kept. Until then a
 * picture of the same scene in another size stands in. Memory and waiting work are bounded, whatever sizes are asked for.
 */
@Service
public class Backgrounds {

    private static final Logger LOG = LoggerFactory.getLogger(Backgrounds.class);

    private static final List<Background> BUILT_IN = Stream.of(
                    "great-wall",
                    "pyramids",
                    "colosseum",
                    "machu-picchu",
                    "uluru",
                    "taj-mahal",
                    "easter-island",
                    "moon")
            .map(BackgroundId::new)
            .map(Background::new)
            .toList();

    /** At 640x480 a picture is 0.9 MB, at 1280x720 2.8 MB: every scene in the usual sizes. */
    private static final long MOST_BYTES = 96L << 20;

    /** Drawings that wait; whoever does not fit in asks again with the next frame. */
    private static final int MOST_WAITING = 16;

    /** What could not be drawn is not drawn again for so long, lest it be tried with every frame. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** More failures than that are forgotten, the eldest first. */
    private static final int MOST_FAILURES = 256;

    /** What a camera gives where nobody asks for more. */
    private static final ImageSize FIRST_SIZE = new ImageSize(640, 480);

    private final BiFunction<BackgroundId, ImageSize, Picture> renderer;
    private final PictureCache pictures;
    private final Set<PictureCache.Key> inWork = ConcurrentHashMap.newKeySet();
    private final Map<PictureCache.Key, Long> failedNanos = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PictureCache.Key, Long> eldest) {
            return size() > MOST_FAILURES;
        }
    };
    private final ExecutorService painter = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("scene-painter").daemon().factory());

    public Backgrounds() {
        this(new SceneRenderer()::draw, MOST_BYTES);
    }

    /** @param renderer draws a background over the whole of a new picture of a size */
    Backgrounds(BiFunction<BackgroundId, ImageSize, Picture> renderer, long mostBytes) {
        this.renderer = renderer;
        this.pictures = new PictureCache(mostBytes);
    }

    /**
     * Draws every scene once while nothing else waits, so that the first person of the day sees one at once. Takes
     * seconds of a core, on the painter's thread.
     */
    public void warmUp() {
        warmUp(BUILT_IN.iterator());
    }

    private void warmUp(Iterator<Background> rest) {
        while (rest.hasNext()) {
            PictureCache.Key next = new PictureCache.Key(rest.next().id(), FIRST_SIZE);
            if (submit(next, () -> warmUp(rest))) { // whoever asks meanwhile comes before the rest
                return;
            }
        }
    }

    /** All backgrounds, in the order in which they are shown. */
    public List<Background> all() {
        return BUILT_IN;
    }

    /** The background of that id, if there is one. */
    public Optional<Background> find(BackgroundId id) {
        return BUILT_IN.stream()
                .filter(background -> background.id().equals(id))
                .findFirst();
    }

    /**
     * The picture of a background in exactly this size: drawn for it, or for now scaled from another size, while it is
     * drawn; empty while the scene is drawn for the first time. Never waits; scaling takes about a millisecond.
     */
    public Optional<Picture> picture(BackgroundId id, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(id, size);
        Optional<PictureCache.Entry> kept = pictures.find(key);
        if (kept.isPresent() && kept.get().drawn()) {
            return Optional.of(kept.get().picture());
        }
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        boolean _ = submit(key, () -> {});
        return kept.map(PictureCache.Entry::picture).or(() -> standIn(key));
    }

    /**
     * The picture of a background drawn for exactly this size, never a stand-in; empty if there is no such background.
     * Where it is not kept, the caller's own thread draws it, which takes a good part of a second: not for frames, and
     * never under a session's lock.
     *
     * @param owner who asks; a background may be somebody's own
     */
    public Optional<Picture> drawn(UserId owner, BackgroundId id, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(id, size);
        Optional<PictureCache.Entry> kept = pictures.find(key).filter(PictureCache.Entry::drawn);
        if (kept.isPresent() || find(id).isEmpty()) {
            return kept.map(PictureCache.Entry::picture);
        }
        Picture picture = renderer.apply(id, size);
        pictures.drawn(key, picture);
        return Optional.of(picture);
    }

    private Optional<Picture> standIn(PictureCache.Key key) {
        Optional<Picture> scaled = pictures.largest(key.id()).map(picture -> picture.scaledToCover(key.size()));
        scaled.ifPresent(copy -> pictures.scaled(key, copy));
        return scaled;
    }

    /** Tells whether the picture will be drawn for this very call. */
    private boolean submit(PictureCache.Key key, Runnable afterwards) {
        if (failedLately(key) || !inWork.add(key)) {
            return false;
        }
        try {
            painter.execute(() -> {
                draw(key);
                afterwards.run();
            });
            return true;
        } catch (RejectedExecutionException e) { // enough waits, or the application stops
            inWork.remove(key);
            return false;
        }
    }

    private void draw(PictureCache.Key key) {
        try {
            pictures.drawn(key, renderer.apply(key.id(), key.size()));
        } catch (RuntimeException | Error e) { // the painter draws the other scenes all the same
            LOG.error("Background {} could not be drawn at {}", key.id(), key.size(), e);
            synchronized (failedNanos) {
                failedNanos.put(key, System.nanoTime());
            }
        } finally {
            inWork.remove(key);
        }
    }

    private boolean failedLately(PictureCache.Key key) {
        synchronized (failedNanos) {
            Long failed = failedNanos.get(key);
            return failed != null && System.nanoTime() - failed < RETRY_AFTER.toNanos();
        }
    }

    /** Bytes of heap that the kept pictures take. */
    long keptBytes() {
        return pictures.bytes();
    }

    @PreDestroy
    void stop() {
        painter.shutdownNow();
    }
}
