package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamTicketsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final TestClock clock = new TestClock();
    private final StreamTickets tickets = new StreamTickets(clock, Duration.ofSeconds(30));
    private final LiveStream stream = newStream();

    @Test
    void aTicketIsGoodOnce() {
        String ticket = tickets.issue(stream);
        assertThat(tickets.redeem(ticket)).hasValue(stream);
        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void aTicketIsVoidAfterItsTime() {
        String ticket = tickets.issue(stream);
        clock.now = NOW.plusSeconds(30);
        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void aNewTicketVoidsTheOneBefore() {
        String first = tickets.issue(stream);
        String second = tickets.issue(stream);
        assertThat(tickets.redeem(first)).isEmpty();
        assertThat(tickets.redeem(second)).hasValue(stream);
    }

    @Test
    void ticketsThatNobodyUsedAreForgotten() {
        for (int i = 0; i < 10; i++) {
            tickets.issue(newStream());
        }
        clock.now = NOW.plusSeconds(20);
        String good = tickets.issue(stream);
        clock.now = NOW.plusSeconds(40);
        tickets.issue(newStream());
        assertThat(tickets.kept()).isEqualTo(2);
        assertThat(tickets.redeem(good)).hasValue(stream);
    }

    @Test
    void noTwoTicketsAreAlike() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(tickets.issue(stream))).isTrue();
        }
    }

    private LiveStream newStream() {
        return new LiveStream(
                new UserId(UUID.randomUUID()),
                new StreamSettings(new ModelId("selfie"), new BackdropChoice.None(), EdgeCurve.DEFAULT, 0),
                new Turns(),
                tickets);
    }

    private static final class TestClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
