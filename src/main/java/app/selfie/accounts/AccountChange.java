package app.selfie.accounts;

import java.time.Duration;

/** How an attempt to change or delete one's account ended. */
sealed interface AccountChange {

    /** It is done. */
    record Done() implements AccountChange {}

    /** The password that was typed is not the account's. */
    record WrongPassword() implements AccountChange {}

    /** The link by which it was asked for has been used or has ended. */
    record LinkEnded() implements AccountChange {}

    /** The new name cannot be one. */
    record BadName(UsernameProblem problem) implements AccountChange {}

    /** The new password cannot be one. */
    record BadPassword(PasswordProblem problem) implements AccountChange {}

    /**
     * Too many attempts.
     *
     * @param untilNext until the next one is read; more than zero
     */
    record TooMany(Duration untilNext) implements AccountChange {}

    /**
     * The server has more passwords to hash than it may at once; the attempt does not count.
     *
     * @param untilNext until it is worth trying again; more than zero
     */
    record Busy(Duration untilNext) implements AccountChange {}
}
