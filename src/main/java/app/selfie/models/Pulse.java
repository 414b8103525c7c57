package app.selfie.models;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Passes a file's growing length on, and notes when it last grew by more than a server that plays dead would send. */
final class Pulse implements LongConsumer {

    private static final long BYTES = 1024;

    private final AtomicLong nanos;
    private final LongConsumer next;
    private long notedBytes = -BYTES;

    /** @param nanos of {@link System#nanoTime()}; set at every beat */
    Pulse(AtomicLong nanos, LongConsumer next) {
        this.nanos = nanos;
        this.next = next;
    }

    /** Called by one thread at a time. */
    @Override
    public void accept(long length) {
        if (length - notedBytes >= BYTES) {
            notedBytes = length;
            nanos.set(System.nanoTime());
        }
        next.accept(length);
    }
}
