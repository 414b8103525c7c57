package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.http.Pace.State;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long KILOBYTE = 1024;

    private final Pace pace = new Pace();

    @Test
    void aClientThatSendsNextToNothingFallsBehind() {
        for (int second = 0; second < 10; second++) {
            pace.moved(second % 4 == 0 ? 1 : 0);
            pace.look(State.WAITING, 1, KILOBYTE);
        }

        assertThat(pace.look(State.WAITING, 1, KILOBYTE)).isCloseTo(11, within(0.01));
    }

    @Test
    void aClientAtTheMinimumRateDoesNot() {
        for (int second = 0; second < 3600; second++) {
            pace.moved(KILOBYTE);
            assertThat(pace.look(State.WAITING, 1, KILOBYTE)).isZero();
        }
    }

    @Test
    void aClientCatchesUpAndSavesNothing() {
        pace.look(State.WAITING, 10, KILOBYTE);
        pace.moved(100 * KILOBYTE);
        assertThat(pace.look(State.WAITING, 1, KILOBYTE)).isZero();

        assertThat(pace.look(State.WAITING, 2, KILOBYTE)).isEqualTo(2);
    }

    @Test
    void timeInWhichTheServerWorksIsNotTheClients() {
        pace.look(State.WAITING, 3, KILOBYTE);

        assertThat(pace.look(State.WORKING, 100, KILOBYTE)).isEqualTo(3);
    }

    @Test
    void aFinishedRequestSettlesIt() {
        pace.look(State.WAITING, 3, KILOBYTE);
        pace.look(State.IDLE, 1, KILOBYTE);

        assertThat(pace.look(State.WAITING, 1, KILOBYTE)).isEqualTo(1);
    }
}
