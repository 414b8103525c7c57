package app.selfie.accounts;

import app.selfie.accounts.Throttle.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the door opens here; the defaults and their reasons are in {@code application.yaml}.
 *
 * @param rememberFor how long a device stays signed in after "remember me", counted from that sign-in; a minute or more
 * @param triesPerAccount failed sign-ins for one account, from anywhere
 * @param triesPerAddress failed sign-ins from one network origin, for any account
 * @param registrationsPerAddress attempts to register from one network origin
 */
@ConfigurationProperties("selfie.accounts")
record AccountsSettings(
        Duration rememberFor, Limit triesPerAccount, Limit triesPerAddress, Limit registrationsPerAddress) {

    AccountsSettings {
        if (rememberFor.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "selfie.accounts.remember-for: expected a minute or more, found " + rememberFor);
        }
    }
}
