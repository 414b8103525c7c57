package app.selfie.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.selfie.limits.RateLimiter.Limit;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final MovableClock clock = new MovableClock();
    private final RateLimiter<String> limiter = new RateLimiter<>(new Limit(3, Duration.ofSeconds(10)), clock);

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        take("ada", 3);

        assertThat(limiter.take("ada")).contains(Duration.ofSeconds(10));
    }

    @Test
    void countsTheWaitDown() {
        take("ada", 3);
        clock.pass(Duration.ofMillis(9_001));

        assertThat(limiter.take("ada")).contains(Duration.ofMillis(999));
    }

    @Test
    void letsOneMoreThroughPerRefill() {
        take("ada", 3);
        clock.pass(Duration.ofSeconds(10));

        assertThat(limiter.take("ada")).isEmpty();
        assertThat(limiter.take("ada")).isPresent();
    }

    @Test
    void savesUpNoMoreThanABurst() {
        clock.pass(Duration.ofDays(1));
        take("ada", 3);

        assertThat(limiter.take("ada")).isPresent();
    }

    @Test
    void doesNotPunishAskingWhileWaiting() {
        take("ada", 3);
        IntStream.range(0, 100).forEach(i -> limiter.take("ada"));
        clock.pass(Duration.ofSeconds(10));

        assertThat(limiter.take("ada")).isEmpty();
    }

    @Test
    void keepsKeysApart() {
        take("ada", 3);

        assertThat(limiter.take("bob")).isEmpty();
    }

    @Test
    void takesBackWhatWasNotNeeded() {
        take("ada", 3);
        limiter.giveBack("ada");

        assertThat(limiter.take("ada")).isEmpty();
        assertThat(limiter.take("ada")).isPresent();
    }

    @Test
    void startsAfreshAfterForgetting() {
        take("ada", 3);
        limiter.forget("ada");

        take("ada", 3);
        assertThat(limiter.take("ada")).isPresent();
    }

    @Test
    void staysBoundedUnderAFloodOfKeys() {
        IntStream.range(0, 3 * RateLimiter.MAX_KEYS).forEach(i -> limiter.take("key " + i));

        assertThat(limiter.size()).isEqualTo(RateLimiter.MAX_KEYS);
    }

    @Test
    void holdsBackWhoAsksAgainAndAgainThroughAFloodOfOthers() {
        take("ada", 3);

        IntStream.range(0, 3 * RateLimiter.MAX_KEYS).forEach(i -> {
            limiter.take("key " + i);
            if (i % 1000 == 0) {
                assertThat(limiter.take("ada")).as("after %d others", i).isPresent();
            }
        });
    }

    @Test
    void shrinksAgainWhenBucketsAreFull() {
        IntStream.range(0, 1000).forEach(i -> limiter.take("old " + i));
        clock.pass(Duration.ofSeconds(61));
        limiter.take("ada");

        assertThat(limiter.size()).isEqualTo(1);
    }

    @Test
    void letsSpendMoreThanThereIsAndWaitsForIt() {
        limiter.spend("ada", 5);

        assertThat(limiter.untilNext("ada")).isEqualTo(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        assertThat(limiter.untilNext("ada")).isEqualTo(Duration.ZERO);
        assertThat(limiter.take("ada")).isEmpty();
    }

    @Test
    void cannotBeOutrunInParallel() throws Exception {
        Callable<Boolean> attempt = () -> limiter.take("ada").isEmpty();
        try (var pool = Executors.newFixedThreadPool(8)) {
            long through = pool.invokeAll(java.util.Collections.nCopies(200, attempt)).stream()
                    .filter(done -> done.resultNow())
                    .count();

            assertThat(through).isEqualTo(3);
        }
    }

    @Test
    void roundsAWaitUpToWholeSeconds() {
        assertThat(RateLimiter.wholeSeconds(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(RateLimiter.wholeSeconds(Duration.ofSeconds(7))).isEqualTo(7);
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
                .forEach(i ->
                        assertThat(limiter.take(key)).as("try %d of %s", i, key).isEmpty());
    }
}
