package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;

/**
 * A visitor's session gets a new id at sign-in, so that nobody who knew the old one comes along. Somebody else's session
 * ends instead: what it holds, down to an open page and a live stream, is that person's. Afterwards the session is one of the
 * person's open ones, and belongs to the device whose cookie came along, if it is theirs.
 */
final class SessionAtSignIn implements SessionAuthenticationStrategy {

    private final SessionAuthenticationStrategy sameSession = new ChangeSessionIdAuthenticationStrategy();
    private final SessionFixationProtectionStrategy newSession = new SessionFixationProtectionStrategy();
    private final ActiveSessions sessions;
    private final DeviceCookie deviceCookie;
    private final DeviceTokens devices;

    SessionAtSignIn(ActiveSessions sessions, DeviceCookie deviceCookie, DeviceTokens devices) {
        this.sessions = sessions;
        this.deviceCookie = deviceCookie;
        this.devices = devices;
        // Spring Security's own attributes, as the page that was asked for, come along all the same.
        newSession.setMigrateSessionAttributes(false);
    }

    @Override
    public void onAuthentication(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        boolean isSomebodyElses = before != null
                && !(before instanceof AnonymousAuthenticationToken)
                && !before.getName().equals(signedIn.getName());
        (isSomebodyElses ? newSession : sameSession).onAuthentication(signedIn, request, response);
        if (signedIn.getPrincipal() instanceof SignedInUser user) {
            String device = deviceCookie.deviceOf(request);
            if (!device.isEmpty() && devices.isStillOf(user.userId(), device)) {
                user.bindTo(device);
            }
            sessions.signedIn(request.getSession(), user);
        }
    }
}
