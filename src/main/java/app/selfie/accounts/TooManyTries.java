package app.selfie.accounts;

import app.selfie.limits.RateLimiter;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that was refused unread, because too many failed before it. */
final class TooManyTries extends AuthenticationException {

    private final Duration untilNext;

    /** @param untilNext until the next try is read; more than zero */
    TooManyTries(Duration untilNext) {
        super("too many tries, wait " + untilNext);
        this.untilNext = untilNext;
    }

    long waitSeconds() {
        return RateLimiter.wholeSeconds(untilNext);
    }
}
