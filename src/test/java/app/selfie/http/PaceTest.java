package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.http.Pace.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long KILOBYTE = 1024;

    private final Pace pace = new Pace(0);
    private long nanos;

    @Test
    void aClientThatSendsNextToNothingFallsBehind() {
        for (int second = 0; second < 10; second++) {
            pace.moved(second % 4 == 0 ? 1 : 0);
            after(1, State.WAITING);
        }

        assertThat(after(1, State.WAITING)).isCloseTo(11, within(0.01));
    }

    @Test
    void aClientAtTheMinimumRateDoesNot() {
        for (int second = 0; second < 3600; second++) {
            pace.moved(KILOBYTE);
            assertThat(after(1, State.WAITING)).isZero();
        }
    }

    @Test
    void aClientCatchesUpAndSavesNothing() {
        after(1, State.WAITING);
        pace.moved(100 * KILOBYTE);
        assertThat(after(1, State.WAITING)).isZero();

        assertThat(after(2, State.WAITING)).isEqualTo(2);
    }

    @Test
    void timeInWhichTheServerWorksIsNotTheClients() {
        after(1, State.WAITING);
        after(100, State.WORKING);

        assertThat(after(1, State.WAITING)).isEqualTo(2);
    }

    @Test
    void aFinishedRequestSettlesIt() {
        after(2, State.WAITING);
        after(1, State.IDLE);

        assertThat(after(1, State.WAITING)).isEqualTo(1);
    }

    @Test
    void aServerThatLooksLateBlamesNobody() {
        assertThat(after(600, State.WAITING)).isEqualTo(2);
    }

    private double after(int seconds, State state) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        return pace.look(state, nanos, KILOBYTE);
    }
}
