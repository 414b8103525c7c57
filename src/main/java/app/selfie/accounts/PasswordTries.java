package app.selfie.accounts;

import app.selfie.limits.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How often passwords of one account may be tried: a few times from each place, and more often from all places together. So
 * nobody who guesses from one place keeps the owner out at another.
 */
final class PasswordTries {

    private final RateLimiter<String> perAccount;
    private final RateLimiter<String> perPlace;

    PasswordTries(AccountsProperties settings, InstantSource clock) {
        perAccount = new RateLimiter<>(settings.triesPerAccount(), clock);
        perPlace = new RateLimiter<>(settings.triesPerAccountAndNetwork(), clock);
    }

    /**
     * Counts one try, before the password is looked at; or counts nothing and says how long to wait.
     *
     * @param account what the account is known by
     * @param place a network or a session
     */
    Optional<Duration> take(String account, String place) {
        Optional<Duration> wait = perPlace.take(key(account, place));
        if (wait.isPresent()) {
            return wait;
        }
        wait = perAccount.take(account);
        if (wait.isPresent()) {
            perPlace.giveBack(key(account, place));
        }
        return wait;
    }

    /** Takes a try back that was right: what was wrong from there before is forgotten. */
    void succeeded(String account, String place) {
        perAccount.giveBack(account);
        perPlace.forget(key(account, place));
    }

    /** Takes a try back that nobody looked at. */
    void giveBack(String account, String place) {
        perAccount.giveBack(account);
        perPlace.giveBack(key(account, place));
    }

    /** The place first: long keys share their end. */
    private static String key(String account, String place) {
        return place + " " + account;
    }
}
