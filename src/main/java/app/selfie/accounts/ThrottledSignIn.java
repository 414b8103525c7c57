package app.selfie.accounts;

import app.selfie.http.NetworkOrigin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks name and password, a limited number of times per account and per network origin.
 *
 * <p>A try counts before the password is looked at, so parallel tries cannot slip through together; a successful one is
 * given back. An unknown name costs the same hash and ends in the same exception as a wrong password, which Spring's
 * provider sees to.
 */
final class ThrottledSignIn extends DaoAuthenticationProvider {

    private final Throttle perAccount;
    private final Throttle perAddress;

    ThrottledSignIn(AccountDetails accounts, PasswordEncoder encoder, AccountsSettings settings, InstantSource clock) {
        super(accounts);
        setPasswordEncoder(encoder);
        setUserDetailsPasswordService(accounts);
        perAccount = new Throttle(settings.triesPerAccount(), clock);
        perAddress = new Throttle(settings.triesPerAddress(), clock);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String account = Username.keyOf(attempt.getName());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web
                ? NetworkOrigin.of(web.getRemoteAddress())
                : "";
        refuseAfter(perAddress.take(address));
        refuseAfter(perAccount.take(account));
        Authentication signedIn = super.authenticate(attempt);
        perAccount.forget(account);
        perAddress.giveBack(address);
        return signedIn;
    }

    private static void refuseAfter(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw new TooManyTries(wait.get());
        }
    }
}
