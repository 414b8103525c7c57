package app.selfie.segmentation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever wants to know what changes in the catalogue of models. Thread-safe. */
final class ModelListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ModelListeners.class);

    private final List<Consumer<SegmentationModel>> listeners = new CopyOnWriteArrayList<>();

    /** @return ends that; does nothing the second time */
    Runnable add(Consumer<SegmentationModel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** On this thread. */
    void tell(SegmentationModel changed) {
        for (Consumer<SegmentationModel> listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) { // one listener's trouble is not the others'
                LOG.error("A listener failed to take note of model {}", changed.id(), e);
            }
        }
    }
}
