package app.selfie.sharing.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.limits.MovableClock;
import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.ShareLinkId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareAccessTest {

    private final MovableClock clock = new MovableClock();
    private final ShareAccess access = new ShareAccess(clock);
    private final OpenShareLink locked = link("hash");

    private static OpenShareLink link(@Nullable String passwordHash) {
        return new OpenShareLink(
                new ShareLinkId(UUID.randomUUID()), new UserId(UUID.randomUUID()), passwordHash, List.of());
    }

    @Test
    void letsWhoeverTypedThePasswordInForAnHour() {
        String word = access.grant(locked);

        clock.pass(Duration.ofMinutes(59));
        assertThat(access.isGood(locked, word)).isTrue();
        assertThat(new ShareAccess(clock).isGood(locked, word))
                .as("in another process")
                .isTrue();

        clock.pass(Duration.ofMinutes(1));
        assertThat(access.isGood(locked, word)).isFalse();
    }

    @Test
    void isWorthNothingForAnotherLinkOrAnotherPassword() {
        String word = access.grant(locked);

        assertThat(access.isGood(link("hash"), word)).isFalse();
        assertThat(access.isGood(
                        new OpenShareLink(locked.id(), locked.owner(), "another hash", locked.selfies()), word))
                .isFalse();
    }

    @Test
    void cannotBeMadeToLastLonger() {
        String word = access.grant(locked);
        long until = Long.parseLong(word.substring(0, word.indexOf('.')));

        assertThat(access.isGood(locked, (until + 1) + word.substring(word.indexOf('.'))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "9999999999.", "x.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "99999999999999999999.A"
            })
    void isNothingElse(String word) {
        assertThat(access.isGood(locked, word)).isFalse();
        assertThat(access.isGood(locked, word.repeat(10_000))).isFalse();
        assertThat(access.isGood(locked, null)).isFalse();
    }

    @Test
    void isNotAskedForWhereThereIsNoPassword() {
        OpenShareLink open = link(null);

        assertThat(access.grant(open)).isEmpty();
        assertThat(access.isGood(open, null)).isTrue();
    }
}
