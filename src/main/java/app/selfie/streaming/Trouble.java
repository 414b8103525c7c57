package app.selfie.streaming;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Writes failures to the log, at most one in ten seconds with the number of those that were not written: what fails with
 * one frame may fail with the next thirty of that second. Used by one worker.
 */
final class Trouble {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Logger log;
    private long lastNanos = System.nanoTime() - EVERY.toNanos();
    private int unwritten;

    Trouble(Logger log) {
        this.log = log;
    }

    void report(Supplier<String> what, Throwable why) {
        long now = System.nanoTime();
        if (now - lastNanos < EVERY.toNanos()) {
            unwritten++;
            return;
        }
        log.error("{}; {} failures before it were not written", what.get(), unwritten, why);
        lastNanos = now;
        unwritten = 0;
    }
}
