package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;

/**
 * The cookie by which a browser is signed in: a random token per device, see {@link DeviceTokens}. With "remember me" the
 * browser keeps it for its time, without until it is closed. Every session that a token begins ends with it, so a stolen cookie
 * is worth nothing once its owner signs out.
 *
 * <p>The token stays the same until it runs out, or everybody else is signed out. Spring's own variant changes it with every
 * use and takes an old one for theft, which an open page with its parallel requests sets off after each restart of the
 * server. Signing out forgets this device and leaves the others alone.
 */
final class DeviceCookie extends AbstractRememberMeServices {

    /** Of a cookie, where a browser forgets it when it is closed. */
    private static final int UNTIL_CLOSED = -1;

    private final DeviceTokens devices;
    private final AccountDetails accounts;
    private final ActiveSessions sessions;

    DeviceCookie(
            DeviceTokens devices,
            AccountDetails accounts,
            ActiveSessions sessions,
            AccountsProperties settings,
            CookieNames names) {
        // The key only marks authentications as this process's own; no cookie is made with it.
        super(UUID.randomUUID().toString(), accounts);
        this.devices = devices;
        this.accounts = accounts;
        this.sessions = sessions;
        setAlwaysRemember(true); // for how long, is asked below
        setTokenValiditySeconds(Math.toIntExact(settings.rememberFor().toSeconds()));
        setCookieName(names.device());
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        UserId user = UserId.of(signedIn);
        forget(tokenOf(request), request); // of this browser, whosever it was: nobody needs it any more
        boolean remembered = isTicked(request.getParameter(getParameter()));
        String token = devices.signIn(user, DeviceKind.of(request.getHeader("User-Agent")), remembered);
        if (signedIn.getPrincipal() instanceof SignedInUser principal) {
            if (!devices.isRoundOf(user, principal.round())) { // the password was changed since it was looked at
                devices.forget(token);
                principal.end();
                return;
            }
            String before = principal.device();
            principal.bindTo(SecretToken.hashOf(token));
            if (before != null) { // the browser may have lost the cookie that began this session
                devices.forget(user, before);
                sessions.endDeviceSoon(before, sessionOf(request));
            }
        }
        send(token, remembered, request, response);
    }

    /** Who mistypes a password keeps the sign-in they have. */
    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {}

    /** Gives the browser a token: to keep, or until it is closed. */
    void send(String token, boolean remembered, HttpServletRequest request, HttpServletResponse response) {
        int seconds = remembered ? getTokenValiditySeconds() : UNTIL_CLOSED;
        setCookie(new String[] {token}, seconds, request, response);
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookieTokens, HttpServletRequest request, HttpServletResponse response) {
        String token = tokenIn(cookieTokens);
        UserId user = devices.find(token)
                .orElseThrow(() -> new InvalidCookieException("no device that is signed in has this token"));
        SignedInUser principal = accounts.loadById(user.value());
        principal.bindTo(SecretToken.hashOf(token));
        return principal;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        forget(tokenOf(request), request);
        // The browser may have lost the cookie that began this session.
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
            String device = user.device();
            if (device != null) {
                devices.forget(user.userId(), device);
                sessions.endDeviceSoon(device, sessionOf(request));
            }
        }
    }

    private void forget(String token, HttpServletRequest request) {
        if (!token.isEmpty()) {
            devices.forget(token);
            sessions.endDeviceSoon(SecretToken.hashOf(token), sessionOf(request));
        }
    }

    /** As Spring Security reads a box of that name. */
    private static boolean isTicked(@Nullable String box) {
        return box != null && Set.of("on", "true", "yes", "1").contains(box.toLowerCase(Locale.ROOT));
    }

    /** The token of the device that sends the request; empty if it shows none. */
    private String tokenOf(HttpServletRequest request) {
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
        return token.isEmpty() ? "" : SecretToken.hashOf(token);
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
