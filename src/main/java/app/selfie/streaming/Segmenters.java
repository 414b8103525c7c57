package app.selfie.streaming;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModels;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The segmenters that the workers share: each borrows one for a frame, so that all of them switch to another model with
 * the same frame. A stream whose person picked another model is served by the one before until a segmenter of the new
 * one has run once; a model that is taken away is replaced by the default one. Thread-safe.
 */
@Component
final class Segmenters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Segmenters.class);

    private static final ImageSize WARM_UP_FRAME = new ImageSize(640, 480);

    private final SegmentationModels models;
    private final Map<ModelId, Deque<PersonSegmenter>> idle = new ConcurrentHashMap<>();
    private final Set<ModelId> warm = ConcurrentHashMap.newKeySet();
    private final Set<ModelId> warming = ConcurrentHashMap.newKeySet();
    private final Runnable listening;
    private final ExecutorService warmer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("model-warmer").daemon().factory());
    private volatile boolean closed;

    Segmenters(SegmentationModels models) {
        this.models = models;
        this.listening = models.addListener(this::changed);
    }

    /**
     * The model for the next frame: the wanted one if it is warm, or if nothing was before it; never waits.
     *
     * @param view remembers the choice
     * @throws IllegalStateException if no model at all can be run
     */
    ModelId choose(ModelId wanted, PersonView view) {
        ModelId before = view.servedBy();
        ModelId chosen = isInstalled(wanted) ? wanted : models.defaultModel().id();
        if (before != null && !before.equals(chosen) && isInstalled(before) && !isWarm(chosen)) {
            return before;
        }
        view.servedBy(chosen);
        return chosen;
    }

    private boolean isInstalled(ModelId model) {
        return models.find(model).filter(SegmentationModel::isInstalled).isPresent();
    }

    /** Begins to warm it where nobody did. */
    private boolean isWarm(ModelId model) {
        if (warm.contains(model)) {
            return true;
        }
        if (warming.add(model)) {
            try {
                warmer.execute(() -> warm(model));
            } catch (RejectedExecutionException e) { // the application stops
                warming.remove(model);
            }
        }
        return false;
    }

    /** A model that breaks counts as warm: its frames say so, and the next choice is the person's. */
    private void warm(ModelId model) {
        try (Frame black =
                Frame.of(WARM_UP_FRAME, new byte[Math.toIntExact(WARM_UP_FRAME.pixels() * Frame.CHANNELS)])) {
            PersonSegmenter segmenter = borrow(model);
            try {
                segmenter.segment(black, WARM_UP_FRAME.whole(), new SegmentationMask());
            } finally {
                giveBack(model, segmenter);
            }
        } catch (RuntimeException e) {
            LOG.warn("Model {} could not be warmed", model, e);
        } finally {
            warm.add(model);
            warming.remove(model);
        }
    }

    /**
     * A segmenter for one frame, for the caller's thread; {@link #giveBack} it.
     *
     * @throws IllegalArgumentException if the model is not installed
     */
    PersonSegmenter borrow(ModelId model) {
        Deque<PersonSegmenter> waiting = idleOf(model);
        for (PersonSegmenter segmenter = waiting.pollFirst(); segmenter != null; segmenter = waiting.pollFirst()) {
            if (segmenter.isCurrent()) {
                return segmenter;
            }
            segmenter.close();
        }
        return models.newSegmenter(model);
    }

    private Deque<PersonSegmenter> idleOf(ModelId model) {
        return idle.computeIfAbsent(model, _ -> new ConcurrentLinkedDeque<>());
    }

    void giveBack(ModelId model, PersonSegmenter segmenter) {
        if (closed || !segmenter.isCurrent()) {
            segmenter.close();
            return;
        }
        // The one used last has its buffers in the cache, so it is the next.
        idleOf(model).addFirst(segmenter);
        if (closed || !segmenter.isCurrent()) { // since the question above
            closeIdle(model, !closed);
        }
    }

    /** Frees what an old network is still held by, and has the new one warmed again. */
    private void changed(SegmentationModel model) {
        closeIdle(model.id(), true);
        warm.remove(model.id());
    }

    private void closeIdle(ModelId model, boolean onlyOld) {
        Deque<PersonSegmenter> waiting = idleOf(model);
        for (PersonSegmenter segmenter : List.copyOf(waiting)) {
            if ((!onlyOld || !segmenter.isCurrent()) && waiting.remove(segmenter)) {
                segmenter.close();
            }
        }
    }

    /** After the workers: frees what is idle; what is still lent is freed when it is given back. */
    @Override
    public void close() {
        listening.run();
        closed = true;
        warmer.close();
        idle.keySet().forEach(model -> closeIdle(model, false));
    }
}
