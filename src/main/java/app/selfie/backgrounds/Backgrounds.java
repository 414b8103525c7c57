package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The backgrounds one can pick, and their pictures in the size of a frame. Drawing a scene takes a good part of a second,
 * a frame has a few milliseconds: so a picture is drawn once per size, on a thread of its own, and kept.
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

    /** At 640x480 a picture is 0.9 MB, at 1280x720 2.8 MB: the ladder of sizes of every scene at most some 100 MB. */
    private static final int MOST_KEPT = 48;

    private final SceneRenderer renderer = new SceneRenderer();
    private final Map<Key, Picture> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Picture> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private final Set<Key> inWork = ConcurrentHashMap.newKeySet();
    private final ExecutorService painter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("scene-painter").daemon().factory());

    private record Key(BackgroundId id, ImageSize size) {}

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
     * The picture of a background in exactly this size, if it has been drawn; otherwise it is drawn from now on and a
     * later call has it. Never waits.
     */
    public Optional<Picture> picture(BackgroundId id, ImageSize size) {
        Key key = new Key(id, size);
        synchronized (drawn) {
            Picture ready = drawn.get(key);
            if (ready != null) {
                return Optional.of(ready);
            }
        }
        if (find(id).isPresent() && inWork.add(key)) {
            painter.execute(() -> draw(key));
        }
        return Optional.empty();
    }

    private void draw(Key key) {
        try {
            Picture picture = renderer.draw(key.id(), key.size());
            synchronized (drawn) {
                drawn.put(key, picture);
            }
        } catch (RuntimeException e) {
            LOG.error("Background {} could not be drawn at {}", key.id(), key.size(), e);
        } finally {
            inWork.remove(key);
        }
    }

    @PreDestroy
    void stop() {
        painter.shutdownNow();
    }
}
