package app.selfie.sharing.web;

import app.selfie.http.NetworkOrigin;
import app.selfie.limits.RateLimiter;
import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.ShareLinkId;
import app.selfie.sharing.SharingProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often strangers may ask, miss, and try passwords. Thread-safe. */
@Component
class StrangerLimits {

    private final RateLimiter<String> requests;
    private final RateLimiter<String> misses;
    private final RateLimiter<String> passwordsPerNetwork;
    private final RateLimiter<ShareLinkId> passwordsPerLink;
    private final RateLimiter<String> hashesPerNetwork;

    StrangerLimits(SharingProperties settings, InstantSource clock) {
        requests = new RateLimiter<>(settings.requestsPerNetwork(), clock);
        misses = new RateLimiter<>(settings.missesPerNetwork(), clock);
        passwordsPerNetwork = new RateLimiter<>(settings.passwordsPerNetwork(), clock);
        passwordsPerLink = new RateLimiter<>(settings.passwordsPerLink(), clock);
        hashesPerNetwork = new RateLimiter<>(settings.hashesPerNetwork(), clock);
    }

    static String networkOf(HttpServletRequest request) {
        return NetworkOrigin.of(request.getRemoteAddr());
    }

    /** @throws TooManyRequestsException if the network asks too often, or has missed too often: for good links, too */
    void request(String network) {
        refuse(requests.take(network));
        Duration untilNext = misses.untilNext(network);
        if (untilNext.isPositive()) {
            throw new TooManyRequestsException(untilNext);
        }
    }

    /** Counts more work than a request's. */
    void spend(String network, int pictures) {
        requests.spend(network, pictures);
    }

    void missed(String network) {
        misses.spend(network, 1);
    }

    /**
     * Counts a try before the password is looked at, so that parallel ones cannot slip through together.
     *
     * @return how long to wait; empty to go on
     */
    Optional<Duration> password(String network, OpenShareLink link) {
        Optional<Duration> wait = hashesPerNetwork.take(network);
        if (wait.isEmpty()) {
            wait = guess(network, link);
            if (wait.isPresent()) {
                hashesPerNetwork.giveBack(network);
            }
        }
        return wait;
    }

    private Optional<Duration> guess(String network, OpenShareLink link) {
        Optional<Duration> wait = passwordsPerNetwork.take(network);
        if (wait.isEmpty()) {
            wait = passwordsPerLink.take(link.id());
            if (wait.isPresent()) {
                passwordsPerNetwork.giveBack(network);
            }
        }
        return wait;
    }

    /** The password was no guess, though it cost as much. */
    void wasRight(String network, OpenShareLink link) {
        passwordsPerNetwork.giveBack(network);
        passwordsPerLink.giveBack(link.id());
    }

    /** Nobody looked at the password. */
    void wasNotRead(String network, OpenShareLink link) {
        hashesPerNetwork.giveBack(network);
        wasRight(network, link);
    }

    private static void refuse(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw new TooManyRequestsException(wait.get());
        }
    }
}
