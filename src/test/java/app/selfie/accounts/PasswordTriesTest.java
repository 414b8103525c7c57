package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.limits.MovableClock;
import app.selfie.limits.RateLimiter.Limit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordTriesTest {

    private static final Limit FEW = new Limit(5, Duration.ofSeconds(30));

    private final MovableClock clock = new MovableClock();
    private final PasswordTries tries = new PasswordTries(
            new AccountsProperties(
                    Duration.ofDays(30),
                    Duration.ofMinutes(30),
                    new Limit(50, Duration.ofSeconds(5)),
                    FEW,
                    FEW,
                    FEW,
                    0,
                    Duration.ofSeconds(3),
                    RegistrationMode.OPEN,
                    ""),
            clock);

    @Test
    void whoGuessesEverySecondKeepsNobodyOutWhoIsElsewhere() {
        int passed = 0;
        for (int second = 0; second < 330; second++) {
            tries.take("ada", "192.0.2.66");
            if (second % 30 == 29 && tries.take("ada", "198.51.100.7").isEmpty()) {
                tries.succeeded("ada", "198.51.100.7");
                passed++;
            }
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(passed).isEqualTo(11);
    }

    @Test
    void allPlacesTogetherHaveALimit() {
        long looked = IntStream.range(0, 1000)
                .filter(i -> tries.take("ada", "192.0.2." + i).isEmpty())
                .count();

        assertThat(looked).isEqualTo(50);
    }

    @Test
    void oneThatIsRefusedByAllPlacesTogetherCountsNowhere() {
        IntStream.range(0, 50).forEach(i -> tries.take("ada", "192.0.2." + i));
        IntStream.range(0, 20)
                .forEach(i -> assertThat(tries.take("ada", "198.51.100.7")).isPresent());
        clock.pass(Duration.ofSeconds(25));

        assertThat(IntStream.range(0, 5)
                        .filter(i -> tries.take("ada", "198.51.100.7").isEmpty())
                        .count())
                .isEqualTo(5);
    }

    @Test
    void whatNobodyLookedAtCountsNowhere() {
        for (int i = 0; i < 100; i++) {
            assertThat(tries.take("ada", "192.0.2.1")).isEmpty();
            tries.giveBack("ada", "192.0.2.1");
        }
    }
}
