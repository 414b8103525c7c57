package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;

/**
 * "Remember me": a cookie with a random token per device, see {@link RememberedDevices}. Every session that a token begins
 * ends with it, so a stolen cookie is worth nothing once its owner signs out.
 *
 * <p>The token stays the same until it runs out, or everybody else is signed out. Spring's own variant changes it with every
 * use and takes an old one for theft, which an open page with its parallel requests sets off after each restart of the
 * server. Signing out forgets this device and leaves the others alone.
 */
final class RememberMe extends AbstractRememberMeServices {

    private final RememberedDevices devices;
    private final AccountDetails accounts;
    private final ActiveSessions sessions;

    RememberMe(
            RememberedDevices devices,
            AccountDetails accounts,
            ActiveSessions sessions,
            AccountsProperties settings,
            CookieNames names) {
        // The key only marks authentications as this process's own; no cookie is made with it.
        super(UUID.randomUUID().toString(), accounts);
        this.devices = devices;
        this.accounts = accounts;
        this.sessions = sessions;
        setTokenValiditySeconds(Math.toIntExact(settings.rememberFor().toSeconds()));
        setCookieName(names.rememberMe());
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        UserId user = UserId.of(signedIn);
        String token = devices.remember(user, DeviceKind.of(request.getHeader("User-Agent")));
        if (signedIn.getPrincipal() instanceof SignedInUser principal) {
            String before = principal.device();
            principal.bindTo(RememberedDevices.hashOf(token));
            if (before != null) { // the same device, under a token that nobody needs any more
                devices.forget(user, before);
                sessions.endDeviceSoon(before, sessionOf(request));
            }
        }
        send(token, request, response);
    }

    /** Gives the browser a token to keep. */
    void send(String token, HttpServletRequest request, HttpServletResponse response) {
        setCookie(new String[] {token}, getTokenValiditySeconds(), request, response);
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookieTokens, HttpServletRequest request, HttpServletResponse response) {
        String token = tokenIn(cookieTokens);
        UserId user = devices.find(token)
                .orElseThrow(() -> new InvalidCookieException("no remembered device has this token"));
        SignedInUser principal = accounts.loadById(user.value());
        principal.bindTo(RememberedDevices.hashOf(token));
        return principal;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        String token = tokenOf(request);
        if (!token.isEmpty()) {
            devices.forget(token);
            sessions.endDeviceSoon(RememberedDevices.hashOf(token), sessionOf(request));
        }
        // The browser may have lost the cookie that began this session.
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
            String device = user.device();
            if (device != null) {
                devices.forget(user.userId(), device);
                sessions.endDeviceSoon(device, sessionOf(request));
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

    /** What the device that sends the request says it is known by, not looked up; empty if it says nothing. */
    String deviceOf(HttpServletRequest request) {
        String token = tokenOf(request);
        return token.isEmpty() ? "" : RememberedDevices.hashOf(token);
    }

    private static String sessionOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    private static String tokenIn(String[] cookieTokens) {
        if (cookieTokens.length != 1) {
            throw new InvalidCookieException("expected 1 part in the cookie, found " + cookieTokens.length);
        }
        return cookieTokens[0];
    }
}
