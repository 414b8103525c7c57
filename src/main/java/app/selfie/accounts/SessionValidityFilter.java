package app.selfie.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was deleted, whose password was changed, or whose device was signed out, by another process.
 * {@link ActiveSessions} ends those of this process at once; the others are found here, by a number in the account's row and by
 * the device's.
 */
final class SessionValidityFilter extends OncePerRequestFilter {

    /** A page asks many times a second while it loads. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SessionValidityFilter.class);

    private final AccountRepository accounts;
    private final DeviceTokens devices;
    private final DeviceCookie deviceCookie;

    SessionValidityFilter(AccountRepository accounts, DeviceTokens devices, DeviceCookie deviceCookie) {
        this.accounts = accounts;
        this.devices = devices;
        this.deviceCookie = deviceCookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
            if (isGood(user)) {
                user.takeNewToken()
                        .ifPresent(fresh -> deviceCookie.send(fresh.token(), fresh.remembered(), request, response));
            } else {
                end(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private boolean isGood(SignedInUser user) {
        if (user.hasEnded()) {
            return false;
        }
        if (System.nanoTime() - user.checkedNanos() < CHECK_EVERY.toNanos()) {
            return true;
        }
        try {
            Optional<Integer> round = accounts.roundOf(user.userId().value());
            String device = user.device();
            boolean good = round.isPresent()
                    && round.get() == user.round()
                    && device != null
                    && devices.isStillOf(user.userId(), device);
            if (good) {
                user.checked();
            }
            return good;
        } catch (DataAccessException e) { // whatever the page wants to show will say more
            LOG.warn("A sign-in could not be checked again", e);
            return true;
        }
    }
}
