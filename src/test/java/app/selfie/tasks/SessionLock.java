package app.selfie.tasks;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** For view tests, which hold their session's lock all the time. */
public final class SessionLock {

    private SessionLock() {}

    /**
     * Lets what waits for the session's lock run, until it holds.
     *
     * @param roundTrip the test's own
     */
    public static void awaitWithout(Runnable roundTrip, Callable<Boolean> holds) {
        VaadinSession session = UI.getCurrent().getSession();
        session.unlock(); // the session's own way runs what was left for whoever had the lock
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        session.lock();
                        try {
                            roundTrip.run();
                            return holds.call();
                        } finally {
                            session.unlock();
                        }
                    });
        } finally {
            session.lock();
        }
    }
}
