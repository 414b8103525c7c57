package app.selfie.streaming;

import java.util.Arrays;

/**
 * Where the time of one frame went, in nanoseconds. One instance per worker, reused; a stage that did not run has 0.
 */
final class StageTimes {

    /** In the order of the wire format. */
    enum Stage {
        WAITING(0),
        DECODE(1),
        SEGMENT(2),
        MASK(3),
        COMPOSITE(4),
        ENCODE(5);

        final int index;

        Stage(int index) {
            this.index = index;
        }
    }

    static final int STAGES = Stage.values().length;

    private final long[] nanos = new long[STAGES];
    private long arrivedNanos;
    private long lastNanos;

    /** Begins a frame that has been waiting since {@code arrivedNanos} ({@link System#nanoTime}). */
    void begin(long arrivedNanos) {
        Arrays.fill(nanos, 0);
        this.arrivedNanos = arrivedNanos;
        lastNanos = System.nanoTime();
        nanos[Stage.WAITING.index] = lastNanos - arrivedNanos;
    }

    /** Books the time since the last call for {@code stage}. */
    void done(Stage stage) {
        long now = System.nanoTime();
        nanos[stage.index] += now - lastNanos;
        lastNanos = now;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    long nanos(int stage) {
        return nanos[stage];
    }

    /** From arrival to answer. */
    long totalNanos() {
        long total = 0;
        for (long stage : nanos) {
            total += stage;
        }
        return total;
    }
}
