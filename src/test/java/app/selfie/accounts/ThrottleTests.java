package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.selfie.accounts.Throttle.Limit;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTests {

    private final MovableClock clock = new MovableClock();
    private final Throttle throttle = new Throttle(new Limit(3, Duration.ofSeconds(10)), clock);

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        take("ada", 3);

        assertThat(throttle.take("ada")).contains(Duration.ofSeconds(10));
    }

    @Test
    void countsTheWaitDown() {
        take("ada", 3);
        clock.pass(Duration.ofMillis(9_001));

        assertThat(throttle.take("ada")).contains(Duration.ofMillis(999));
    }

    @Test
    void letsOneMoreThroughPerRefill() {
        take("ada", 3);
        clock.pass(Duration.ofSeconds(10));

        assertThat(throttle.take("ada")).isEmpty();
        assertThat(throttle.take("ada")).isPresent();
    }

    @Test
    void savesUpNoMoreThanABurst() {
        clock.pass(Duration.ofDays(1));
        take("ada", 3);

        assertThat(throttle.take("ada")).isPresent();
    }

    @Test
    void doesNotPunishAskingWhileWaiting() {
        take("ada", 3);
        IntStream.range(0, 100).forEach(i -> throttle.take("ada"));
        clock.pass(Duration.ofSeconds(10));

        assertThat(throttle.take("ada")).isEmpty();
    }

    @Test
    void keepsKeysApart() {
        take("ada", 3);

        assertThat(throttle.take("bob")).isEmpty();
    }

    @Test
    void takesBackWhatWasNotNeeded() {
        take("ada", 3);
        throttle.giveBack("ada");

        assertThat(throttle.take("ada")).isEmpty();
        assertThat(throttle.take("ada")).isPresent();
    }

    @Test
    void startsAfreshAfterForgetting() {
        take("ada", 3);
        throttle.forget("ada");

        take("ada", 3);
        assertThat(throttle.take("ada")).isPresent();
    }

    @Test
    void staysBoundedUnderAFloodOfKeys() {
        IntStream.range(0, 3 * Throttle.MAX_KEYS).forEach(i -> throttle.take("key " + i));

        assertThat(throttle.size()).isEqualTo(Throttle.MAX_KEYS);
    }

    @Test
    void forgetsTheBucketsUntouchedForLongest() {
        IntStream.range(0, Throttle.MAX_KEYS - 1).forEach(i -> throttle.take("old " + i));
        take("ada", 3);
        IntStream.range(0, 100).forEach(i -> throttle.take("new " + i));

        assertThat(throttle.take("ada")).isPresent();
    }

    @Test
    void shrinksAgainWhenBucketsAreFull() {
        IntStream.range(0, 1000).forEach(i -> throttle.take("old " + i));
        clock.pass(Duration.ofSeconds(10));
        IntStream.range(0, 1000).forEach(i -> throttle.take("ada"));

        assertThat(throttle.size()).isEqualTo(1);
    }

    @Test
    void cannotBeOutrunInParallel() throws Exception {
        Callable<Boolean> attempt = () -> throttle.take("ada").isEmpty();
        try (var pool = Executors.newFixedThreadPool(8)) {
            long through = pool.invokeAll(java.util.Collections.nCopies(200, attempt)).stream()
                    .filter(done -> done.resultNow())
                    .count();

            assertThat(through).isEqualTo(3);
        }
    }

    @Test
    void roundsAWaitUpToWholeSeconds() {
        assertThat(Throttle.wholeSeconds(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(Throttle.wholeSeconds(Duration.ofSeconds(7))).isEqualTo(7);
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limit(0, Duration.ofSeconds(1)))
                .withMessageContaining("found 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(1, Duration.ZERO));
    }

    private void take(String key, int times) {
        IntStream.range(0, times)
                .forEach(i -> assertThat(throttle.take(key))
                        .as("try %d of %s", i, key)
                        .isEmpty());
    }
}
