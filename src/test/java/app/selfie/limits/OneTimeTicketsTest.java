package app.selfie.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.limits.OneTimeTickets.Redemption.Expired;
import app.selfie.limits.OneTimeTickets.Redemption.Good;
import app.selfie.limits.OneTimeTickets.Redemption.Unknown;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneTimeTicketsTest {

    private static final int MAX_PER_OWNER = 16;
    private static final int MAX = 40;

    private final MovableClock clock = new MovableClock();
    private final OneTimeTickets<String, String> tickets =
            new OneTimeTickets<>(Duration.ofSeconds(60), MAX_PER_OWNER, MAX, clock);

    @Test
    void aTicketIsGoodOnceForWhatItWasIssuedFor() {
        String ticket = tickets.issue("ada", "a still");

        assertThat(redeem("ada", ticket)).isEqualTo(new Good<>("a still"));
        assertThat(redeem("ada", ticket)).isEqualTo(new Unknown<>());
    }

    @Test
    void aTicketIsNobodyElses() {
        String ticket = tickets.issue("ada", "a still");

        assertThat(redeem("bob", ticket)).isEqualTo(new Unknown<>());
        assertThat(redeem("ada", ticket))
                .as("though somebody else has tried it")
                .isEqualTo(new Good<>("a still"));
    }

    @Test
    void aTicketLivesForItsTime() {
        String inTime = tickets.issue("ada", "first");
        String late = tickets.issue("ada", "second");
        clock.pass(Duration.ofSeconds(60).minusMillis(1));
        assertThat(redeem("ada", inTime)).isInstanceOf(Good.class);

        clock.pass(Duration.ofMillis(1));

        assertThat(redeem("ada", late)).isEqualTo(new Expired<>());
        assertThat(redeem("ada", late)).isEqualTo(new Unknown<>());
    }

    @Test
    void ticketsAreTwentyTwoCharactersThatNeverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String ticket = tickets.issue("ada", "a still");
            assertThat(ticket).matches("[A-Za-z0-9_-]{22}");
            seen.add(ticket);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void ofTooManyTheOwnersEldestIsVoid() {
        String first = tickets.issue("ada", "first");
        String bobs = tickets.issue("bob", "his");
        String second = tickets.issue("ada", "second");
        for (int i = 1; i < MAX_PER_OWNER; i++) {
            tickets.issue("ada", "more");
        }

        assertThat(redeem("ada", first)).isEqualTo(new Unknown<>());
        assertThat(redeem("ada", second)).isInstanceOf(Good.class);
        assertThat(redeem("bob", bobs)).isInstanceOf(Good.class);
    }

    @Test
    void ofTooManyOfAllTheEldestIsVoid() {
        String first = tickets.issue("ada", "first");
        for (int i = 0; i < MAX; i++) {
            tickets.issue("person " + i, "theirs");
        }

        assertThat(tickets.size()).isEqualTo(MAX);
        assertThat(redeem("ada", first)).isEqualTo(new Unknown<>());
    }

    @Test
    void allOfAnOwnerAreRevoked() {
        String first = tickets.issue("ada", "first");
        String second = tickets.issue("ada", "second");
        String bobs = tickets.issue("bob", "his");

        tickets.revoke("ada");

        assertThat(redeem("ada", first)).isEqualTo(new Unknown<>());
        assertThat(redeem("ada", second)).isEqualTo(new Unknown<>());
        assertThat(redeem("bob", bobs)).isInstanceOf(Good.class);
    }

    @Test
    void ticketsThatNobodyUsedAreForgotten() {
        for (int i = 0; i < 10; i++) {
            tickets.issue("ada", "a still");
        }
        clock.pass(Duration.ofMinutes(2));

        tickets.issue("bob", "his");

        assertThat(tickets.size()).isEqualTo(1);
    }

    private OneTimeTickets.Redemption<String> redeem(String owner, String ticket) {
        return tickets.redeem(ticket, owner::equals);
    }
}
