package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadLimiterTest {

    private static final UserId ADA = new UserId(new UUID(0, 0xADA));
    private static final UserId BOB = new UserId(new UUID(0, 0xB0B));
    private static final UserId CEM = new UserId(new UUID(0, 0xCE));

    private final UploadLimiter limiter = new UploadLimiter(ArrivingFileTest.limits());
    private final List<String> begun = new ArrayList<>();

    @Test
    void twoFilesOfAPersonAreReadAndTheNextWhenOneHasArrived() {
        UploadLimiter.Place first = enter(ADA, "1");
        enter(ADA, "2");
        enter(ADA, "3");
        enter(ADA, "4");
        assertThat(begun).containsExactly("1", "2");

        first.arrived();
        assertThat(begun).containsExactly("1", "2", "3");
        first.close();

        assertThat(begun).as("it made room once").containsExactly("1", "2", "3");
    }

    @Test
    void aPersonsLineKeepsNobodyElseWaiting() {
        for (int i = 0; i < UploadLimiter.MAX_ARRIVING + UploadLimiter.MAX_WAITING; i++) {
            enter(ADA, "ada's");
        }

        assertThatThrownBy(() -> limiter.enter(ADA))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.BUSY));
        enter(BOB, "bob's");

        assertThat(begun).containsExactly("ada's", "ada's", "bob's");
    }

    @Test
    void whoGivesUpWaitingIsPassedOver() {
        UploadLimiter.Place first = enter(ADA, "1");
        enter(ADA, "2");
        UploadLimiter.Place third = enter(ADA, "3");
        enter(ADA, "4");

        third.close();
        first.close();

        assertThat(begun).containsExactly("1", "2", "4");
    }

    @Test
    void nobodyHasMoreThanTheirShareOfTheMemory() {
        UploadLimiter.Place adas = limiter.enter(ADA);
        long all = limiter.freeBytes();

        assertThat(adas.reserve(all / 4 + 1)).isFalse();
        assertThat(adas.reserve(all / 4)).isTrue();
        assertThat(limiter.enter(BOB).reserve(all / 4)).isTrue();
        assertThat(limiter.enter(CEM).reserve(all / 4)).isTrue();

        adas.close();
        assertThat(adas.reserve(1)).as("after its end").isFalse();
        assertThat(limiter.freeBytes()).isEqualTo(all / 2);
    }

    private UploadLimiter.Place enter(UserId person, String name) {
        UploadLimiter.Place place = limiter.enter(person);
        place.whenFirst(() -> begun.add(name));
        return place;
    }
}
