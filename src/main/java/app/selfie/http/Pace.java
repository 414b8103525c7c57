package app.selfie.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast one connection's client sends and takes bytes, while the server waits for it. A bucket that leaks at the minimum
 * rate: what counts is not how long a request or an answer takes, but how far its client has fallen behind.
 */
final class Pace {

    /** What a connection is doing. */
    enum State {
        /** Between two requests, or a WebSocket, which has limits of its own. */
        IDLE,
        /** The server is at work; that is not the client's fault, nor to its credit. */
        WORKING,
        /** The server waits for the rest of a request, or until the client takes more of an answer. */
        WAITING
    }

    /** What one look may find missing; a machine that is busy looks late, and then it is not the client who was slow. */
    private static final double MAX_SECONDS = 2;

    private final AtomicLong moved = new AtomicLong();
    private double behindSeconds;
    private long lookedNanos;

    /** @param nowNanos of {@link System#nanoTime}, as everywhere here */
    Pace(long nowNanos) {
        lookedNanos = nowNanos;
    }

    /**
     * Counts bytes that were received or sent, any thread.
     *
     * @param bytes of one read or write; negative, which means an end, counts as none
     * @return the same, for whoever read or wrote
     */
    long moved(long bytes) {
        if (bytes > 0) {
            moved.addAndGet(bytes);
        }
        return bytes;
    }

    /** As {@link #moved(long)}, for a single buffer. */
    int moved(int bytes) {
        var _ = moved((long) bytes);
        return bytes;
    }

    /**
     * Takes notice of the time since the last call; one thread.
     *
     * @param bytesPerSecond the minimum rate
     * @return how many seconds the client is behind
     */
    double look(State state, long nowNanos, long bytesPerSecond) {
        long bytes = moved.getAndSet(0);
        double seconds = Math.min(MAX_SECONDS, (nowNanos - lookedNanos) / 1e9);
        lookedNanos = nowNanos;
        behindSeconds = switch (state) {
            case IDLE -> 0;
            case WORKING -> behindSeconds;
            case WAITING -> Math.max(0, behindSeconds + seconds - (double) bytes / bytesPerSecond);
        };
        return behindSeconds;
    }
}
