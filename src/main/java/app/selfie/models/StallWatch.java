package app.selfie.models;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes what a server sends once it has sent next to nothing for too long, so that whoever waits for more of it is told.
 * Thread-safe.
 */
final class StallWatch implements AutoCloseable {

    /** A server that plays dead may send a byte now and then. */
    private static final long BEAT_BYTES = 1024;

    private final InputStream body;
    private final long timeoutNanos;
    private long beatNanos = System.nanoTime();
    private long beatBytes;
    private boolean over;
    private boolean stalled;

    private StallWatch(InputStream body, Duration timeout) {
        this.body = body;
        this.timeoutNanos = timeout.toNanos();
    }

    /** Begins to watch. Caller closes, and the body too. */
    static StallWatch over(InputStream body, Duration timeout) {
        StallWatch watch = new StallWatch(body, timeout);
        watch.lookIn(watch.timeoutNanos);
        return watch;
    }

    private void lookIn(long nanos) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::look);
    }

    private synchronized void look() {
        if (over) {
            return;
        }
        long leftNanos = timeoutNanos - (System.nanoTime() - beatNanos);
        if (leftNanos > 0) {
            lookIn(leftNanos);
            return;
        }
        stalled = true;
        over = true;
        try {
            body.close();
        } catch (IOException e) {
            // whoever reads hears of it
        }
    }

    /** So many bytes have come by now. */
    synchronized void at(long bytes) {
        if (bytes - beatBytes >= BEAT_BYTES) {
            beatBytes = bytes;
            beatNanos = System.nanoTime();
        }
    }

    /** Whether the body was closed because too little came. */
    synchronized boolean stalled() {
        return stalled;
    }

    @Override
    public synchronized void close() {
        over = true;
    }
}
