package app.selfie.accounts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to register ended. */
sealed interface RegistrationResult {

    /** The account exists now. */
    record Registered(UserId user, boolean administrator) implements RegistrationResult {}

    /** What is wrong with which field; at least one of the two is. */
    record Refused(
            @Nullable UsernameProblem username, @Nullable PasswordProblem password) implements RegistrationResult {}

    /** Nobody may register here without an invitation that is still good, or nobody at all. */
    record NotInvited() implements RegistrationResult {}

    /**
     * Too many attempts came from this address.
     *
     * @param untilNext until the next one is read; more than zero
     */
    record TooMany(Duration untilNext) implements RegistrationResult {}

    /**
     * The server has more passwords to hash than it may at once; the attempt does not count.
     *
     * @param untilNext until it is worth trying again; more than zero
     */
    record Busy(Duration untilNext) implements RegistrationResult {}
}
