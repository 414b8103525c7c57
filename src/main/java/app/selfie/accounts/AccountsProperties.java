package app.selfie.accounts;

import app.selfie.limits.RateLimiter.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the door opens here; the defaults and their reasons are in {@code application.yaml}.
 *
 * @param rememberFor how long a device stays signed in after "remember me", counted from that sign-in; a minute or more
 * @param unrememberedFor how long a device without "remember me" may be away, as while the server restarts; a quarter of an
 *     hour or more, since an open page says every five minutes that it is there, and this is noted every five
 * @param triesPerAccount failed sign-ins for one account, from anywhere
 * @param triesPerAccountAndNetwork failed sign-ins for one account from one network origin
 * @param triesPerAddress failed sign-ins from one network origin, for any account
 * @param registrationsPerAddress attempts to register from one network origin
 * @param maxHashes passwords that are hashed at once; 0 for half the cores
 * @param hashWait how long one more password waits for its turn; more than zero
 * @param registration who may register until an administrator chooses
 * @param cookiePrefix with which the names of the cookies begin; empty for the product's name and this installation's mark
 */
@ConfigurationProperties("selfie.accounts")
record AccountsProperties(
        Duration rememberFor,
        Duration unrememberedFor,
        Limit triesPerAccount,
        Limit triesPerAccountAndNetwork,
        Limit triesPerAddress,
        Limit registrationsPerAddress,
        int maxHashes,
        Duration hashWait,
        RegistrationMode registration,
        String cookiePrefix) {

    AccountsProperties {
        if (rememberFor.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "selfie.accounts.remember-for: expected a minute or more, found " + rememberFor);
        }
        if (unrememberedFor.compareTo(Duration.ofMinutes(15)) < 0) {
            throw new IllegalArgumentException(
                    "selfie.accounts.unremembered-for: expected 15 minutes or more, found " + unrememberedFor);
        }
        if (maxHashes < 0) {
            throw new IllegalArgumentException("selfie.accounts.max-hashes: expected 0 or more, found " + maxHashes);
        }
        if (!hashWait.isPositive()) {
            throw new IllegalArgumentException("selfie.accounts.hash-wait: expected more than zero, found " + hashWait);
        }
        if (!cookiePrefix.matches("[A-Za-z0-9-]{0,40}")) {
            throw new IllegalArgumentException(
                    "selfie.accounts.cookie-prefix: expected at most 40 letters, digits or -, found " + cookiePrefix);
        }
    }

    /** How many passwords may be hashed at once on this machine, 1 or more. */
    int hashesAtOnce() {
        return maxHashes > 0 ? maxHashes : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
