package app.selfie.tasks;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
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
        Lock lock = UI.getCurrent().getSession().getLockInstance();
        lock.unlock();
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        lock.lock();
                        try {
                            roundTrip.run();
                            return holds.call();
                        } finally {
                            lock.unlock();
                        }
                    });
        } finally {
            lock.lock();
        }
    }
}
