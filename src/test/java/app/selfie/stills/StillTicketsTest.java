package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.effects.BodyEffect;
import app.selfie.stills.StillTickets.Redemption.Expired;
import app.selfie.stills.StillTickets.Redemption.Good;
import app.selfie.stills.StillTickets.Redemption.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StillTicketsTest {

    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-0000-0000-000000000b0b"));
    private static final Recipe RECIPE = StillFiles.recipe(new BackdropChoice.Plain(0x123456), true);

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final StillTickets tickets = new StillTickets(() -> now);

    @Test
    void aTicketHasTheEffectItWasIssuedWith() {
        String ticket = tickets.issue(ADA, RECIPE, BodyEffect.BLUR_FACES);

        assertThat(tickets.redeem(ADA, ticket)).isEqualTo(new Good(RECIPE, BodyEffect.BLUR_FACES));
    }

    @Test
    void aTicketIsGoodOnce() {
        String ticket = tickets.issue(ADA, RECIPE, BodyEffect.NONE);

        assertThat(tickets.redeem(ADA, ticket)).isEqualTo(new Good(RECIPE, BodyEffect.NONE));
        assertThat(tickets.redeem(ADA, ticket)).isEqualTo(new Unknown());
    }

    @Test
    void aTicketIsNobodyElses() {
        String ticket = tickets.issue(ADA, RECIPE, BodyEffect.NONE);

        assertThat(tickets.redeem(BOB, ticket)).isEqualTo(new Unknown());
        assertThat(tickets.redeem(ADA, ticket))
                .as("after it was in wrong hands")
                .isEqualTo(new Unknown());
    }

    @Test
    void aTicketLivesForAMinute() {
        String inTime = tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        String late = tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        now = now.plus(Duration.ofSeconds(60).minusMillis(1));
        assertThat(tickets.redeem(ADA, inTime)).isInstanceOf(Good.class);

        now = now.plusMillis(1);

        assertThat(tickets.redeem(ADA, late)).isEqualTo(new Expired());
    }

    @Test
    void ticketsAreTwentyTwoCharactersThatNeverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String ticket = tickets.issue(ADA, RECIPE, BodyEffect.NONE);
            assertThat(ticket).matches("[A-Za-z0-9_-]{22}");
            seen.add(ticket);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void ofTooManyTheEldestIsVoid() {
        String first = tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        String bobs = tickets.issue(BOB, RECIPE, BodyEffect.NONE);
        String second = tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        for (int i = 0; i < 15; i++) {
            tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        }

        assertThat(tickets.redeem(ADA, first)).isEqualTo(new Unknown());
        assertThat(tickets.redeem(ADA, second)).isInstanceOf(Good.class);
        assertThat(tickets.redeem(BOB, bobs)).isInstanceOf(Good.class);
    }

    @Test
    void ticketsThatNobodyUsedAreForgotten() {
        for (int i = 0; i < 10; i++) {
            tickets.issue(ADA, RECIPE, BodyEffect.NONE);
        }
        now = now.plus(Duration.ofMinutes(2));

        tickets.issue(BOB, RECIPE, BodyEffect.NONE);

        assertThat(tickets.kept()).isEqualTo(1);
    }
}
