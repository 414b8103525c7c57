package app.selfie.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * One person's row.
 *
 * @param nameKey {@link Username#key()}, unique
 * @param passwordHash with the encoder's id in front, as {@code {id}hash}
 * @param firstAccount 1 for the first person ever registered, else null; the database admits a single 1
 * @param signInRound counts the times everybody was signed out of this account, from 1; a session is good for its own
 * @param administrator of those whom another administrator made one
 * @param disabledAt since when the person is kept out; null for who is not
 * @param leavesAt when the account is erased, unless that is taken back; null for never
 * @param quotaBytes what the person may keep; null for what everybody may
 */
record Account(
        @Id UUID id,
        String name,
        String nameKey,
        String passwordHash,
        @Nullable Short firstAccount,
        Instant createdAt,
        int signInRound,
        boolean administrator,
        @Nullable Instant disabledAt,
        @Nullable Instant leavesAt,
        @Nullable Long quotaBytes) {

    static final int FIRST_ROUND = 1;

    /** The first person to register runs the place, and whoever they share that with. */
    boolean isAdministrator() {
        return firstAccount != null || administrator;
    }

    /** Whether the person may come in; not while an administrator keeps them out, or has begun to delete them. */
    boolean isEnabled() {
        return disabledAt == null && leavesAt == null;
    }
}
