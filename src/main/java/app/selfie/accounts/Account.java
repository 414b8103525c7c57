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
        @Nullable Long quotaBytes) {

    static final int FIRST_ROUND = 1;

    /** The first person to register runs the place. */
    boolean isAdministrator() {
        return firstAccount != null;
    }
}
