package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import app.selfie.storage.DamagedObjectException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * The backgrounds a person can pick, and their pictures in the size of a frame. Drawing a scene takes a good part of a
 * second, loading an own picture waits for the store, and a frame has a few milliseconds: so a picture is made once per
 * size, on a thread of its own, and kept. Until then a picture of the same background in another size stands in. Memory and
 * waiting work are bounded, whatever sizes are asked for.
 *
 * <p>Whether an own background is the asking person's is part of the query that loads it, never asked per frame: what is
 * somebody else's is not there, and what is kept is kept for its owner alone.
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
            .<Background>map(Background.BuiltIn::new)
            .toList();

    /** At 640x480 a picture is 0.9 MB, at 1280x720 2.8 MB: every scene in the usual sizes. */
    private static final long MOST_BYTES = 96L << 20;

    /** Pictures that wait to be made; whoever does not fit in asks again with the next frame. */
    private static final int MOST_WAITING = 16;

    /** What could not be made, or is not there, is not tried again for so long, lest it be tried with every frame. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** More of those are forgotten, the eldest first. */
    private static final int MOST_REMEMBERED = 256;

    /** What a camera gives where nobody asks for more. */
    private static final ImageSize FIRST_SIZE = new ImageSize(640, 480);

    private final OwnBackgroundRows rows;
    private final SourcePainter painter;
    private final PictureCache pictures;
    private final Set<PictureCache.Key> inWork = ConcurrentHashMap.newKeySet();
    private final Recently<PictureCache.Key> failed = new Recently<>(RETRY_AFTER, MOST_REMEMBERED);
    private final Recently<Source> absent = new Recently<>(RETRY_AFTER, MOST_REMEMBERED);

    /** Apart, so that a slow store keeps nobody from the scenes. */
    private final ExecutorService scenes = oneThread("scene-painter");

    private final ExecutorService own = oneThread("own-background-loader");

    @Autowired
    Backgrounds(OwnBackgroundRows rows, OwnPictures ownPictures) {
        this(rows, painter(new SceneRenderer(), ownPictures), MOST_BYTES);
    }

    /** @param painter draws or loads a background over the whole of a new picture of a size */
    Backgrounds(OwnBackgroundRows rows, SourcePainter painter, long mostBytes) {
        this.rows = rows;
        this.painter = painter;
        this.pictures = new PictureCache(mostBytes);
    }

    private static SourcePainter painter(SceneRenderer renderer, OwnPictures ownPictures) {
        return (source, size) -> switch (source) {
            case Source.Scene(BackgroundId id) -> Optional.of(renderer.draw(id, size));
            case Source.Own(UserId owner, BackgroundId id) -> loaded(ownPictures, owner, id, size);
        };
    }

    /** What is damaged is as good as not there, and said so once. */
    private static Optional<Picture> loaded(OwnPictures ownPictures, UserId owner, BackgroundId id, ImageSize size) {
        try {
            return ownPictures.load(owner, id, size);
        } catch (DamagedObjectException e) {
            LOG.warn("Background {} of user {} cannot be shown", id, owner, e);
            return Optional.empty();
        }
    }

    private static ExecutorService oneThread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name(name).daemon().factory());
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
            PictureCache.Key next =
                    new PictureCache.Key(new Source.Scene(rest.next().id()), FIRST_SIZE);
            if (submit(next, () -> warmUp(rest))) { // whoever asks meanwhile comes before the rest
                return;
            }
        }
    }

    /** The backgrounds that come with the product, in the order in which they are shown. */
    public static List<Background> builtIn() {
        return BUILT_IN;
    }

    /** All backgrounds that a person can pick: the built-in ones, then their own, the eldest first. Asks the database. */
    public List<Background> all(UserId owner) {
        List<Background> all = new ArrayList<>(BUILT_IN);
        all.addAll(rows.all(owner));
        return List.copyOf(all);
    }

    /**
     * The background of that id, if there is one and it is built in or the person's own. Asks the database about own ones:
     * not for frames.
     */
    public Optional<Background> find(UserId owner, BackgroundId id) {
        return id.isOwn()
                ? rows.find(owner, id).map(OwnBackgroundRows.Row::background)
                : BUILT_IN.stream()
                        .filter(background -> background.id().equals(id))
                        .findFirst();
    }

    /**
     * The picture of a background in exactly this size: made for it, or for now a stand-in, while it is made; empty while
     * it is made for the first time. In the place of a background that is not there, or not the person's, comes the first
     * of the built-in ones. Never waits; scaling takes about a millisecond.
     */
    public Optional<Picture> picture(UserId owner, BackgroundId id, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(present(Source.of(owner, id)), size);
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
            case Source.Scene(BackgroundId id) -> BUILT_IN.contains(new Background.BuiltIn(id));
            case Source.Own own -> !absent.contains(own);
        };
        return there ? source : new Source.Scene(BUILT_IN.getFirst().id());
    }

    /**
     * The picture of a background made for exactly this size, never a stand-in; empty if there is no such background, or
     * it is somebody else's. Where it is not kept, the caller's own thread makes it, which takes a good part of a second:
     * not for frames, and never under a session's lock.
     */
    public Optional<Picture> drawn(UserId owner, BackgroundId id, ImageSize size) {
        PictureCache.Key key = new PictureCache.Key(Source.of(owner, id), size);
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

    private void gone(Source source) {
        absent.add(source);
        pictures.forget(source);
    }

    /** From the next frame on, the person's background is shown as it is now; until it is loaded, as it was. */
    void changed(UserId owner, BackgroundId id) {
        Source source = Source.of(owner, id);
        absent.forget(source);
        pictures.outdate(source);
    }

    /** From the next frame on, the person's background is not there. */
    void deleted(UserId owner, BackgroundId id) {
        gone(Source.of(owner, id));
    }

    /** Bytes of heap that the kept pictures take. */
    long keptBytes() {
        return pictures.bytes();
    }

    @PreDestroy
    void stop() {
        scenes.shutdownNow();
        own.shutdownNow();
    }
}
