package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SegmenterTimingTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void isTheLowerDecileOfTheRunsAfterTheWarmUp() {
        Duration found = SegmenterTiming.of(segmenterOf(0), () -> false);

        assertThat(runs).hasValue(8 + 32);
        assertThat(found).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void needsFewRunsOfASlowNetwork() {
        Duration found = SegmenterTiming.of(segmenterOf(600), () -> false);

        assertThat(found).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        assertThat(runs.get()).isBetween(4, 7);
    }

    @Test
    void endsWithWhatItHasWhenItIsStopped() {
        Duration found = SegmenterTiming.of(segmenterOf(0), () -> runs.get() >= 3);

        assertThat(runs).as("three of the warm-up and one to measure").hasValue(4);
        assertThat(found).isPositive();
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
