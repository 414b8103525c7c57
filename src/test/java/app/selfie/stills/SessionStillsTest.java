package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.ImageSize;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class SessionStillsTest {

    private static final UserId ADA = new UserId(new UUID(0, 1));

    private final PendingStills pending = new PendingStills(InstantSource.system());
    private final SessionStills sessions = new SessionStills(pending);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void theStillsOfASessionEndWithIt() {
        StillId first = add();
        StillId second = add();
        StillId elsewhere = add();
        sessions.tie(session, ADA, first);
        sessions.tie(session, ADA, second);
        sessions.tie(new MockHttpSession(), ADA, elsewhere);

        session.invalidate();

        assertThat(pending.find(ADA, first)).isEmpty();
        assertThat(pending.find(ADA, second)).isEmpty();
        assertThat(pending.find(ADA, elsewhere)).isPresent();
    }

    @Test
    void aStillThatComesAfterTheEndIsGone() {
        session.invalidate();
        StillId late = add();

        assertThatThrownBy(() -> sessions.tie(session, ADA, late))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.TICKET));
        assertThat(pending.find(ADA, late)).isEmpty();
    }

    private StillId add() {
        return pending.add(
                ADA,
                new Still(
                        new ImageSize(16, 16),
                        new byte[1],
                        new byte[1],
                        new byte[1],
                        StillFiles.recipe(new BackdropChoice.None(), false)));
    }
}
