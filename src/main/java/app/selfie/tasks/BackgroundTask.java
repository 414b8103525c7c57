package app.selfie.tasks;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work for which a page does not stand still: hashing a password, reading the whole store. It has a thread of its own and
 * runs without the session's lock, so the page's other buttons, and all other pages of the session, go on. It is done to
 * its end, whether the page is still there or not.
 */
public final class BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    private BackgroundTask() {}

    /**
     * Begins the work; called under the session's lock.
     *
     * @param ui of the page that asked
     * @param name of the thread
     * @param done under the lock again, if the page's window is still there; to ask for the outcome throws what the work
     *     threw
     */
    public static <T> void run(UI ui, String name, Supplier<T> work, Consumer<Supplier<T>> done) {
        Thread _ = Thread.ofVirtual().name(name).start(() -> {
            Supplier<T> outcome = outcome(work);
            access(ui, () -> done.accept(outcome));
        });
    }

    /**
     * Begins the work, and writes into the log what it throws; called under the session's lock.
     *
     * @param ui of the page that asked
     * @param name of the thread
     * @param done under the lock again, if the page's window is still there
     * @param failed likewise, if the work threw
     */
    public static <T> void run(UI ui, String name, Supplier<T> work, Consumer<T> done, Runnable failed) {
        Thread _ = Thread.ofVirtual().name(name).start(() -> {
            try {
                T result = work.get();
                access(ui, () -> done.accept(result));
            } catch (RuntimeException e) {
                LOG.error("What a page asked for failed", e);
                access(ui, failed);
            }
        });
    }

    /** Changes a page under its session's lock, from any thread, if its window is still there. */
    public static void access(UI ui, Runnable change) {
        ui.accessLater(change::run, () -> LOG.debug("A page has gone while its work went on"))
                .run();
    }

    private static <T> Supplier<T> outcome(Supplier<T> work) {
        try {
            T result = work.get();
            return () -> result;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
