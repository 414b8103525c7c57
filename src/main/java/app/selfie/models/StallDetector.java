package app.selfie.models;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Passes a file's growing length on, and notes when it last grew by more than a server that plays dead would send. */
final class StallDetector implements Growth {

    private static final long BYTES = 1024;

    private final AtomicLong nanos;
    private final Growth next;
    private long notedBytes = -BYTES;

    /** @param nanos of {@link System#nanoTime()}; set at every beat */
    StallDetector(AtomicLong nanos, Growth next) {
        this.nanos = nanos;
        this.next = next;
    }

    /** Called by one thread at a time. */
    @Override
    public void to(long length) throws IOException {
        if (length - notedBytes >= BYTES) {
            notedBytes = length;
            nanos.set(System.nanoTime());
        }
        next.to(length);
    }
}
