package app.selfie.streaming;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.BodyMap;
import app.selfie.segmentation.BodySegmenter;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.segmentation.SegmentationModel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The segmenters that the workers share: each borrows one for a frame, so that all of them switch to another model with
 * the same frame. A model that is taken away is replaced by the default one. The networks that tell bodies are loaded when
 * somebody first wants them, on a thread of their own. Thread-safe.
 */
@Component
final class Segmenters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Segmenters.class);

    private static final ImageSize WARM_UP_FRAME = new ImageSize(640, 480);

    private final ModelCatalog models;
    private final SegmenterPool<PersonSegmenter> people;
    private final SegmenterPool<BodySegmenter> bodies;
    private final Set<ModelId> bodiesWarm = ConcurrentHashMap.newKeySet();
    private final Set<ModelId> bodiesWarming = ConcurrentHashMap.newKeySet();
    private final Runnable listening;
    private final ExecutorService warmer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("model-warmer").daemon().factory());

    Segmenters(ModelCatalog models) {
        this.models = models;
        this.people = new SegmenterPool<>(models::newSegmenter, PersonSegmenter::isCurrent, PersonSegmenter::close);
        this.bodies = new SegmenterPool<>(
                model -> models.newBodySegmenter(model)
                        .orElseThrow(() -> new IllegalStateException("model " + model + " knows no bodies")),
                BodySegmenter::isCurrent,
                BodySegmenter::close);
        this.listening = models.addListener(this::changed);
    }

    /**
     * The model for the next frame: the wanted one, which the catalogue offers only when it is loaded and warm, or else the
     * default one.
     *
     * @throws IllegalStateException if no model at all can be run
     */
    ModelId choose(ModelId wanted) {
        boolean offered =
                models.find(wanted).filter(SegmentationModel::isInstalled).isPresent();
        return offered ? wanted : models.defaultModel().id();
    }

    /**
     * A segmenter for one frame, for the caller's thread; {@link #giveBack} it.
     *
     * @throws IllegalArgumentException if the model is not installed
     */
    PersonSegmenter borrow(ModelId model) {
        return people.borrow(model);
    }

    void giveBack(ModelId model, PersonSegmenter segmenter) {
        people.giveBack(model, segmenter);
    }

    /**
     * A segmenter of bodies for one frame, likewise; never waits.
     *
     * @return empty if the model does not know bodies, and until its whole network is loaded and warm
     */
    Optional<BodySegmenter> borrowBodies(ModelId model) {
        return knowsBodies(model) && areBodiesWarm(model) ? Optional.of(bodies.borrow(model)) : Optional.empty();
    }

    void giveBack(ModelId model, BodySegmenter segmenter) {
        bodies.giveBack(model, segmenter);
    }

    /** Whether the model tells body parts and poses. */
    boolean knowsBodies(ModelId model) {
        return models.find(model).filter(SegmentationModel::knowsBodies).isPresent();
    }

    /** Begins to load and warm the whole network where nobody did; one that breaks is tried again when it changes. */
    private boolean areBodiesWarm(ModelId model) {
        if (bodiesWarm.contains(model)) {
            return true;
        }
        if (bodiesWarming.add(model)) {
            try {
                warmer.execute(() -> warmBodies(model));
            } catch (RejectedExecutionException e) { // the application stops
                bodiesWarming.remove(model);
            }
        }
        return false;
    }

    private void warmBodies(ModelId model) {
        try (Frame black = blackFrame()) {
            BodySegmenter segmenter = bodies.borrow(model);
            try {
                segmenter.segment(black, new SegmentationMask(), new BodyMap());
                bodiesWarm.add(model);
                if (!segmenter.isCurrent()) { // an old network by now: changed() may have come before or comes after
                    bodiesWarm.remove(model);
                }
            } finally {
                bodies.giveBack(model, segmenter);
            }
            bodiesWarming.remove(model);
        } catch (RuntimeException e) {
            LOG.warn("The body parts of model {} cannot be told", model, e);
        }
    }

    private static Frame blackFrame() {
        return Frame.of(WARM_UP_FRAME, new byte[Math.toIntExact(WARM_UP_FRAME.pixels() * Frame.CHANNELS)]);
    }

    /** Frees what an old network is still held by, and has the new one warmed again. */
    private void changed(SegmentationModel model) {
        people.closeOld(model.id());
        bodies.closeOld(model.id());
        bodiesWarm.remove(model.id());
        bodiesWarming.remove(model.id());
    }

    /** After the workers: frees what is idle; what is still lent is freed when it is given back. */
    @Override
    public void close() {
        listening.run();
        warmer.close();
        people.close();
        bodies.close();
    }
}
