package app.selfie.accounts;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A password that was not looked at, because the server was hashing as many as it may. Nobody's try is counted for it. */
final class HashingBusy extends AuthenticationException {

    private final Duration untilNext;

    /** @param untilNext until it is worth trying again; more than zero */
    HashingBusy(Duration untilNext) {
        super("too many passwords at once, wait " + untilNext);
        this.untilNext = untilNext;
    }

    Duration untilNext() {
        return untilNext;
    }
}
