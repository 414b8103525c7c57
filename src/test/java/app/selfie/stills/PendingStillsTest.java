package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.ImageSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingStillsTest {

    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-0000-0000-000000000b0b"));
    private static final long MAX_BYTES = 10_000;

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final PendingStills pending = new PendingStills(() -> now, MAX_BYTES);

    @Test
    void aStillIsFoundUntilItIsTaken() {
        Still still = still(100);
        StillId id = pending.add(ADA, still);

        assertThat(pending.find(ADA, id)).containsSame(still);
        assertThat(pending.take(ADA, id)).containsSame(still);
        assertThat(pending.find(ADA, id)).isEmpty();
        assertThat(pending.keptBytes()).isZero();
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        StillId id = pending.add(ADA, still(100));

        assertThat(pending.find(BOB, id)).isEmpty();
        assertThat(pending.take(BOB, id)).isEmpty();
        pending.discard(BOB, id);

        assertThat(pending.find(ADA, id)).isPresent();
    }

    @Test
    void aDiscardedStillIsGone() {
        StillId id = pending.add(ADA, still(100));
        StillId other = pending.add(ADA, still(100));

        pending.discard(ADA, id);

        assertThat(pending.find(ADA, id)).isEmpty();
        assertThat(pending.find(ADA, other)).isPresent();
    }

    @Test
    void tenMinutesAreTheEnd() {
        StillId id = pending.add(ADA, still(100));
        now = now.plus(Duration.ofMinutes(10).minusMillis(1));
        assertThat(pending.find(ADA, id)).isPresent();

        now = now.plusMillis(1);

        assertThat(pending.find(ADA, id)).isEmpty();
        assertThat(pending.keptBytes()).isZero();
    }

    @Test
    void ofNineStillsTheEldestGoes() {
        List<StillId> ids = new ArrayList<>();
        StillId bobs = pending.add(BOB, still(10));
        for (int i = 0; i < 9; i++) {
            ids.add(pending.add(ADA, still(10)));
        }

        assertThat(pending.find(ADA, ids.getFirst())).isEmpty();
        assertThat(ids.subList(1, 9))
                .allSatisfy(id -> assertThat(pending.find(ADA, id)).isPresent());
        assertThat(pending.find(BOB, bobs)).isPresent();
    }

    @Test
    void whereMemoryEndsTheEldestOfWhoeverHasMostGoes() {
        StillId bobs = pending.add(BOB, still(2_000));
        StillId adasFirst = pending.add(ADA, still(4_000));
        StillId adasSecond = pending.add(ADA, still(3_000));

        StillId bobsNext = pending.add(BOB, still(3_000));

        assertThat(pending.find(ADA, adasFirst)).isEmpty();
        assertThat(pending.find(ADA, adasSecond)).isPresent();
        assertThat(pending.find(BOB, bobs)).isPresent();
        assertThat(pending.find(BOB, bobsNext)).isPresent();
        assertThat(pending.keptBytes()).isEqualTo(8_000);
    }

    @Test
    void aStillLargerThanAllRoomTakesNobodysPlace() {
        StillId id = pending.add(ADA, still(100));

        assertThatThrownBy(() -> pending.add(BOB, still(10_001)))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.BUSY));
        assertThat(pending.find(ADA, id)).isPresent();
    }

    @Test
    void nothingOutlivesTheServer() {
        StillId id = pending.add(ADA, still(100));
        pending.start();
        assertThat(pending.isRunning()).isTrue();

        pending.stop();

        assertThat(pending.isRunning()).isFalse();
        assertThat(pending.find(ADA, id)).isEmpty();
        assertThat(pending.keptBytes()).isZero();
    }

    private static Still still(int bytes) {
        return new Still(
                new ImageSize(16, 16),
                new byte[bytes - 2],
                new byte[1],
                new byte[1],
                StillFiles.recipe(new BackdropChoice.None(), false));
    }
}
