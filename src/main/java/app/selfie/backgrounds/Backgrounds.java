package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import app.selfie.storage.DamagedObjectException;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * The backgrounds a person can pick, and their pictures in the size of a frame, which {@link BackgroundPictures} makes and
 * keeps.
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
                    "moon",
                    "beach",
                    "northern-lights",
                    "city-at-night",
                    "office")
            .map(BackgroundId::new)
            .<Background>map(Background.BuiltIn::new)
            .toList();

    /** At 640x480 a picture is 0.9 MB, at 1280x720 2.8 MB: every scene in the usual sizes. */
    private static final long MAX_BYTES = 96L << 20;

    private final OwnBackgroundRepository rows;
    private final BackgroundPictures pictures;

    @Autowired
    Backgrounds(OwnBackgroundRepository rows, OwnPictures ownPictures) {
        this(rows, painter(new SceneRenderer(), ownPictures), MAX_BYTES);
    }

    /** @param painter draws or loads a background over the whole of a new picture of a size */
    Backgrounds(OwnBackgroundRepository rows, SourcePainter painter, long mostBytes) {
        this.rows = rows;
        this.pictures = new BackgroundPictures(BUILT_IN, painter, mostBytes);
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

    /**
     * Draws every scene once while nothing else waits, so that the first person of the day sees one at once. Takes
     * seconds of a core, on the painter's thread.
     */
    public void warmUp() {
        pictures.warmUp();
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
                ? rows.find(owner, id).map(OwnBackgroundRepository.Row::background)
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
        return pictures.picture(Source.of(owner, id), size);
    }

    /**
     * The picture of a background made for exactly this size, never a stand-in; empty if there is no such background, or
     * it is somebody else's. Where it is not kept, the caller's own thread makes it, which takes a good part of a second:
     * not for frames, and never under a session's lock.
     */
    public Optional<Picture> drawn(UserId owner, BackgroundId id, ImageSize size) {
        return pictures.drawn(Source.of(owner, id), size);
    }

    /** From the next frame on, the person's background is shown as it is now; until it is loaded, as it was. */
    void changed(UserId owner, BackgroundId id) {
        pictures.changed(Source.of(owner, id));
    }

    /** From the next frame on, the person's background is not there. */
    void deleted(UserId owner, BackgroundId id) {
        pictures.gone(Source.of(owner, id));
    }

    /** Bytes of heap that the kept pictures take. */
    long keptBytes() {
        return pictures.bytes();
    }

    @PreDestroy
    void stop() {
        pictures.stop();
    }
}
