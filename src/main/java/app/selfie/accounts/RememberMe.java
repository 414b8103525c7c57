package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;

/**
 * "Remember me": a cookie with a random token per device, see {@link RememberedDevices}.
 *
 * <p>The token stays the same until it runs out. Spring's own variant changes it with every use and takes an old one for
 * theft, which an open page with its parallel requests sets off after each restart of the server. Signing out forgets
 * this device and leaves the others alone.
 */
final class RememberMe extends AbstractRememberMeServices {

    private final RememberedDevices devices;
    private final AccountDetails accounts;

    RememberMe(RememberedDevices devices, AccountDetails accounts, AccountsSettings settings) {
        // The key only marks authentications as this process's own; no cookie is made with it.
        super(UUID.randomUUID().toString(), accounts);
        this.devices = devices;
        this.accounts = accounts;
        setTokenValiditySeconds(Math.toIntExact(settings.rememberFor().toSeconds()));
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    protected void onLoginSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication successfulAuthentication) {
        String token = devices.remember(UserId.of(successfulAuthentication));
        setCookie(new String[] {token}, getTokenValiditySeconds(), request, response);
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookieTokens, HttpServletRequest request, HttpServletResponse response) {
        UserId user = devices.find(tokenIn(cookieTokens))
                .orElseThrow(() -> new InvalidCookieException("no remembered device has this token"));
        return accounts.loadById(user.value());
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        String cookie = extractRememberMeCookie(request);
        if (cookie != null && !cookie.isEmpty()) {
            try {
                devices.forget(tokenIn(decodeCookie(cookie)));
            } catch (InvalidCookieException e) {
                logger.debug("Nothing to forget: " + e.getMessage());
            }
        }
    }

    /** The token of the device that sends the request; empty if it is not remembered. */
    String tokenOf(HttpServletRequest request) {
        String cookie = extractRememberMeCookie(request);
        if (cookie == null || cookie.isEmpty()) {
            return "";
        }
        try {
            return tokenIn(decodeCookie(cookie));
        } catch (InvalidCookieException e) {
            return "";
        }
    }

    private static String tokenIn(String[] cookieTokens) {
        if (cookieTokens.length != 1) {
            throw new InvalidCookieException("expected 1 part in the cookie, found " + cookieTokens.length);
        }
        return cookieTokens[0];
    }
}
