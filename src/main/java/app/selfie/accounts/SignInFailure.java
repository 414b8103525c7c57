package app.selfie.accounts;

import app.selfie.limits.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends a failed sign-in back to the door, which says what happened and still knows the typed name. */
final class SignInFailure implements AuthenticationFailureHandler {

    /** Query parameters of the door's address. */
    static final String WRONG = "error";

    static final String WAIT_SECONDS = "wait";
    static final String BUSY_SECONDS = "busy";
    static final String UNAVAILABLE = "unavailable";
    static final String DISABLED = "disabled";

    private static final String TYPED_NAME = SignInFailure.class.getName() + ".typedName";
    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    private final SignInMetrics metrics;

    SignInFailure(SignInMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        metrics.failed(failure);
        keepTypedName(request);
        response.sendRedirect(request.getContextPath() + "/login?" + outcomeOf(failure));
    }

    private static String outcomeOf(AuthenticationException failure) {
        return switch (failure) {
            case TooManyTries tooMany -> WAIT_SECONDS + "=" + tooMany.waitSeconds();
            case HashingBusy busy -> BUSY_SECONDS + "=" + RateLimiter.wholeSeconds(busy.untilNext());
            case DisabledException _ -> DISABLED;
            case AuthenticationServiceException unavailable -> {
                LOG.error("A sign-in could not be checked", unavailable);
                yield UNAVAILABLE;
            }
            default -> WRONG;
        };
    }

    /** The name of the last failed sign-in of this session, told once. */
    static @Nullable String takeTypedName(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(TYPED_NAME) instanceof String name)) {
            return null;
        }
        session.removeAttribute(TYPED_NAME);
        return name;
    }

    private static void keepTypedName(HttpServletRequest request) {
        String name = request.getParameter("username");
        HttpSession session = request.getSession(false);
        // Only into a session that is there: a script that guesses passwords gets none made for it.
        if (session != null && name != null && name.length() <= Username.MAX_CHARACTERS * 2) {
            session.setAttribute(TYPED_NAME, name);
        }
    }
}
