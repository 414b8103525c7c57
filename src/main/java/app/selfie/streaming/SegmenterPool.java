package app.selfie.streaming;

import app.selfie.segmentation.ModelId;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Segmenters of one kind, lent for a frame at a time; what runs an old network is closed instead of lent again.
 * Thread-safe.
 */
final class SegmenterPool<T> {

    private final Function<ModelId, T> open;
    private final Predicate<T> current;
    private final Consumer<T> close;
    private final Map<ModelId, Deque<T>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param current whether a segmenter's network is still the one that the catalogue offers */
    SegmenterPool(Function<ModelId, T> open, Predicate<T> current, Consumer<T> close) {
        this.open = open;
        this.current = current;
        this.close = close;
    }

    /** A segmenter for one frame, for the caller's thread; {@link #giveBack} it. */
    T borrow(ModelId model) {
        Deque<T> waiting = idleOf(model);
        for (T segmenter = waiting.pollFirst(); segmenter != null; segmenter = waiting.pollFirst()) {
            if (current.test(segmenter)) {
                return segmenter;
            }
            close.accept(segmenter);
        }
        return open.apply(model);
    }

    void giveBack(ModelId model, T segmenter) {
        if (closed || !current.test(segmenter)) {
            close.accept(segmenter);
            return;
        }
        // The one used last has its buffers in the cache, so it is the next.
        idleOf(model).addFirst(segmenter);
        if (closed || !current.test(segmenter)) { // since the question above
            closeIdle(model, !closed);
        }
    }

    /** Frees what runs an old network of the model. */
    void closeOld(ModelId model) {
        closeIdle(model, true);
    }

    /** Frees what is idle; what is still lent is freed when it is given back. */
    void close() {
        closed = true;
        idle.keySet().forEach(model -> closeIdle(model, false));
    }

    private void closeIdle(ModelId model, boolean onlyOld) {
        Deque<T> waiting = idleOf(model);
        for (T segmenter : List.copyOf(waiting)) {
            if ((!onlyOld || !current.test(segmenter)) && waiting.remove(segmenter)) {
                close.accept(segmenter);
            }
        }
    }

    private Deque<T> idleOf(ModelId model) {
        return idle.computeIfAbsent(model, _ -> new ConcurrentLinkedDeque<>());
    }
}
