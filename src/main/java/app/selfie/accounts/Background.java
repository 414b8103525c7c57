package app.selfie.accounts;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work for which a page does not stand still: hashing a password, ending sessions. A page's lock is not held meanwhile, so its
 * other buttons, and all other pages of the session, go on.
 */
final class Background {

    private Background() {}

    /**
     * Does the work on a thread of its own.
     *
     * @param page takes the outcome back to the page, on any thread; to ask for it throws what the work threw
     */
    static <T> void run(Supplier<T> work, Consumer<Supplier<T>> page) {
        Thread _ = Thread.ofVirtual().name("account-work").start(() -> page.accept(outcome(work)));
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
