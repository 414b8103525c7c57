package app.selfie.sharing.web;

import java.time.Duration;

/** A network asks more often than it may. */
final class TooManyRequestsException extends RuntimeException {

    private final transient Duration untilNext;

    /** @param untilNext until it may again; more than zero */
    TooManyRequestsException(Duration untilNext) {
        super("too many requests, wait " + untilNext);
        this.untilNext = untilNext;
    }

    Duration untilNext() {
        return untilNext;
    }
}
