package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Region;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** By a clock that only a run moves on. */
class SegmenterTimingTest {

    private int runs;
    private Duration passed = Duration.ZERO;

    private Duration measure(IntToLongFunction millisOfRun, BooleanSupplier stopped) {
        return SegmenterTiming.of(segmenterOf(millisOfRun), stopped, () -> passed.toNanos());
    }

    @Test
    void isTheLowerDecileOfTheRunsAfterTheWarmUp() {
        Duration found = measure(run -> run, () -> false);

        assertThat(runs).isEqualTo(8 + 32);
        assertThat(found).as("the fourth quickest of the runs 9 to 40").isEqualTo(Duration.ofMillis(12));
    }

    @Test
    void needsFewRunsOfASlowNetwork() {
        Duration found = measure(_ -> 600, () -> false);

        assertThat(found).isEqualTo(Duration.ofMillis(600));
        assertThat(runs).as("two to warm it, and three seconds of measuring").isEqualTo(2 + 5);
        assertThat(passed).isEqualTo(Duration.ofMillis(7 * 600));
    }

    @Test
    void endsWithWhatItHasWhenItIsStopped() {
        Duration found = measure(_ -> 5, () -> runs >= 3);

        assertThat(runs).as("three of the warm-up and one to measure").isEqualTo(4);
        assertThat(found).isEqualTo(Duration.ofMillis(5));
    }

    private PersonSegmenter segmenterOf(IntToLongFunction millisOfRun) {
        return new PersonSegmenter() {
            @Override
            public void segment(Frame frame, Region region, SegmentationMask out) {
                runs++;
                passed = passed.plusMillis(millisOfRun.applyAsLong(runs));
            }

            @Override
            public void close() {}
        };
    }
}
