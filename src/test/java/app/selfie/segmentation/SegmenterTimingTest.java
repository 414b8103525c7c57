package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SegmenterTimingTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void isTheLowerDecileOfTheRunsAfterTheWarmUp() {
        Duration found = SegmenterTiming.of(segmenterOf(0));

        assertThat(runs).hasValue(8 + 32);
        assertThat(found).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void needsFewRunsOfASlowNetwork() {
        long start = System.nanoTime();

        Duration found = SegmenterTiming.of(segmenterOf(600));

        assertThat(found).isBetween(Duration.ofMillis(600), Duration.ofMillis(900));
        assertThat(runs.get()).isBetween(4, 7);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    private PersonSegmenter segmenterOf(long millis) {
        return new PersonSegmenter() {
            @Override
            public void segment(
                    app.selfie.imaging.Frame frame, app.selfie.imaging.Region region, SegmentationMask out) {
                runs.incrementAndGet();
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the test was interrupted", e);
                }
            }

            @Override
            public void close() {}
        };
    }
}
