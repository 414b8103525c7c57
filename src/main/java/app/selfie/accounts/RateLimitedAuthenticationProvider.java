package app.selfie.accounts;

import app.selfie.http.NetworkOrigin;
import app.selfie.limits.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks name and password, a limited number of times per network origin, per account, and per account and origin. A device
 * that the account remembers has a limit of its own instead, so that nobody else's guesses ever keep it waiting.
 *
 * <p>A try counts before the password is looked at, so parallel tries cannot slip through together; a successful one is
 * given back. An unknown name costs the same hash and ends in the same exception as a wrong password, which Spring's
 * provider sees to.
 */
final class RateLimitedAuthenticationProvider extends DaoAuthenticationProvider {

    private final AccountRepository accounts;
    private final DeviceTokens devices;
    private final PasswordTries tries;
    private final RateLimiter<String> perAddress;
    private final RateLimiter<String> perDevice;

    RateLimitedAuthenticationProvider(
            AccountDetails details,
            AccountRepository accounts,
            DeviceTokens devices,
            PasswordEncoder encoder,
            AccountsProperties settings,
            InstantSource clock) {
        super(details);
        setPasswordEncoder(encoder);
        // After the password was looked at: whoever does not know it is not told who is kept out.
        setPreAuthenticationChecks(_ -> {});
        setPostAuthenticationChecks(user -> {
            if (!user.isEnabled()) {
                throw new DisabledException("an administrator keeps this person out");
            }
        });
        setUserDetailsPasswordService(details);
        this.accounts = accounts;
        this.devices = devices;
        tries = new PasswordTries(settings, clock);
        perAddress = new RateLimiter<>(settings.triesPerAddress(), clock);
        perDevice = new RateLimiter<>(settings.triesPerAddress(), clock);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String account = Username.keyOf(attempt.getName());
        String device = attempt.getDetails() instanceof SignInDetails details ? details.device() : "";
        if (isDeviceOf(account, device)) {
            refuseAfter(perDevice.take(device));
            return check(attempt);
        }
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web
                ? NetworkOrigin.of(web.getRemoteAddress())
                : "";
        refuseAfter(perAddress.take(address));
        refuseAfter(tries.take(account, address));
        try {
            Authentication signedIn = check(attempt);
            tries.succeeded(account, address);
            perAddress.giveBack(address);
            return signedIn;
        } catch (HashingBusy unread) {
            tries.giveBack(account, address);
            perAddress.giveBack(address);
            throw unread;
        }
    }

    private Authentication check(Authentication attempt) {
        if (Username.isTooLong(attempt.getName())
                || (attempt.getCredentials() instanceof String password && PasswordProblem.isTooLong(password))) {
            throw new BadCredentialsException("longer than any name or password");
        }
        return super.authenticate(attempt);
    }

    private boolean isDeviceOf(String account, String device) {
        return !device.isEmpty()
                && devices.owner(device)
                        .flatMap(owner -> accounts.findById(owner.value()))
                        .filter(owner -> owner.nameKey().equals(account))
                        .isPresent();
    }

    private static void refuseAfter(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw new TooManyTries(wait.get());
        }
    }
}
