package app.selfie.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the people here, as administrators see them.
 *
 * @param disabled whether an administrator keeps them out
 * @param leaving whether the account is about to be erased
 * @param lastSeenAt to about five minutes; null for who has never signed in
 * @param quotaBytes what they may keep, where an administrator said so; null for what everybody may
 */
record Person(
        UserId id,
        String name,
        boolean administrator,
        boolean disabled,
        boolean leaving,
        Instant registeredAt,
        @Nullable Instant lastSeenAt,
        @Nullable Long quotaBytes) {}
