package app.selfie.models;

import app.selfie.models.ModelStatus.Downloading;
import app.selfie.models.ModelStatus.Installing;
import org.jspecify.annotations.Nullable;

/** One model on its way: how far it is, and the thread that can be stopped. Thread-safe. */
final class Download {

    /** Nobody sees more than that. */
    private static final long TELL_NANOS = 250_000_000L;

    private final Runnable changed;
    private volatile ModelStatus status;
    private long toldNanos = System.nanoTime() - TELL_NANOS;
    private boolean installing;
    private boolean cancelled;
    private @Nullable Thread thread;

    /** @param changed told when the status is another, a few times a second at most while it is only bytes */
    Download(long bytesTotal, Runnable changed) {
        this.status = new Downloading(0, bytesTotal);
        this.changed = changed;
    }

    ModelStatus status() {
        return status;
    }

    /** The calling thread does the work from here on; false if it is not wanted any more. */
    synchronized boolean begin() {
        thread = Thread.currentThread();
        return !cancelled;
    }

    /** On the thread that receives. */
    void at(long bytesDone, long bytesTotal) {
        status = new Downloading(bytesDone, bytesTotal);
        long now = System.nanoTime();
        boolean due;
        synchronized (this) {
            due = now - toldNanos >= TELL_NANOS;
            toldNanos = due ? now : toldNanos;
        }
        if (due) {
            changed.run();
        }
    }

    /** Everything is here; from now on it cannot be cancelled. */
    void install() throws InterruptedException {
        synchronized (this) {
            if (cancelled) {
                throw new InterruptedException("cancelled with the last byte");
            }
            installing = true;
        }
        status = new Installing();
        changed.run();
    }

    synchronized void cancel() {
        if (!installing && !cancelled) {
            cancelled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
