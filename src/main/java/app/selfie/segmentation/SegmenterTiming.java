package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Warms a network and measures what one frame costs with it on this machine. */
final class SegmenterTiming {

    private static final ImageSize FRAME = new ImageSize(640, 480);
    private static final int WARM_UP_RUNS = 8;
    private static final int MEASURED_RUNS = 32;

    /** A network of half a second a run is measured as well by a few runs. */
    private static final long MAX_NANOS = Duration.ofSeconds(3).toNanos();

    private static final int FEWEST_RUNS = 2;

    private final PersonSegmenter segmenter;
    private final BooleanSupplier stopped;
    private final LongSupplier nanoTime;

    private SegmenterTiming(PersonSegmenter segmenter, BooleanSupplier stopped, LongSupplier nanoTime) {
        this.segmenter = segmenter;
        this.stopped = stopped;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs the segmenter on a black frame: first to warm it, a quarter of the time at most, then to measure it.
     *
     * @param stopped asked after each run: once true, each of the two ends with the runs it has, at least one
     * @return of one region of a 640x480 frame; the lower decile, since whatever else runs takes its share of the others
     */
    static Duration of(PersonSegmenter segmenter, BooleanSupplier stopped) {
        return of(segmenter, stopped, System::nanoTime);
    }

    /** As {@link #of(PersonSegmenter, BooleanSupplier)}, by a clock like {@link System#nanoTime()}. */
    static Duration of(PersonSegmenter segmenter, BooleanSupplier stopped, LongSupplier nanoTime) {
        byte[] black = new byte[Math.toIntExact(FRAME.pixels() * Frame.CHANNELS)];
        try (Frame frame = Frame.of(FRAME, black)) {
            SegmenterTiming timing = new SegmenterTiming(segmenter, stopped, nanoTime);
            timing.run(frame, WARM_UP_RUNS, MAX_NANOS / 4);
            long[] nanos = timing.run(frame, MEASURED_RUNS, MAX_NANOS);
            Arrays.sort(nanos);
            return Duration.ofNanos(nanos[nanos.length / 10]);
        }
    }

    /** At least one run, which the answer needs. */
    private long[] run(Frame frame, int most, long longestNanos) {
        SegmentationMask mask = new SegmentationMask();
        long[] nanos = new long[most];
        long begin = nanoTime.getAsLong();
        int runs = 0;
        do {
            long start = nanoTime.getAsLong();
            segmenter.segment(frame, FRAME.whole(), mask);
            nanos[runs++] = nanoTime.getAsLong() - start;
        } while (runs < most
                && !stopped.getAsBoolean()
                && (runs < FEWEST_RUNS || nanoTime.getAsLong() - begin < longestNanos));
        return Arrays.copyOf(nanos, runs);
    }
}
