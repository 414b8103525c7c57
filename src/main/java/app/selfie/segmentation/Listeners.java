package app.selfie.segmentation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever wants to know of something. Thread-safe.
 *
 * @param <E> what they are told
 */
public final class Listeners<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<E>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Tells one more from now on.
     *
     * @return ends that; does nothing the second time
     */
    public Runnable add(Consumer<E> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells all of them, on this thread. */
    public void tell(E event) {
        for (Consumer<E> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) { // one listener's trouble is not the others'
                LOG.error("A listener failed to take note of {}", event, e);
            }
        }
    }
}
