package app.selfie.accounts;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions of this process, so that they can be ended at once, with the pages and live streams in them. Those of other
 * processes end with their next request, see {@link StillSignedIn}.
 */
@Component
class OpenSessions implements HttpSessionListener {

    /** A session ends in milliseconds, unless one of its pages is at work. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        open.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession());
    }

    /** Who is signed in as that person, in every session of this process. */
    List<SignedInUser> principalsOf(UserId user) {
        return open.stream()
                .flatMap(session -> principalOf(session).stream())
                .filter(principal -> principal.userId().equals(user))
                .toList();
    }

    /** Who is signed in in the session of that id; empty if nobody is, or it has ended. */
    Optional<SignedInUser> principalIn(String sessionId) {
        return open.stream()
                .filter(session -> session.getId().equals(sessionId))
                .flatMap(session -> principalOf(session).stream())
                .findFirst();
    }

    /**
     * Ends all sessions of the person but one, and waits for it a moment. On a thread of its own: with a page's request under
     * way, Vaadin would leave the ended session behind as the request's own.
     */
    void endAllOf(UserId user, String except) {
        Thread ending = Thread.ofVirtual().name("session-ender").start(() -> endEach(user, except));
        try {
            boolean ended = ending.join(LONGEST_WAIT);
            if (!ended) {
                LOG.warn("The sessions of user {} take long to end", user);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endEach(UserId user, String except) {
        for (HttpSession session : open) {
            boolean theirs = principalOf(session)
                    .filter(principal -> principal.userId().equals(user))
                    .isPresent();
            if (theirs && !session.getId().equals(except)) {
                end(session);
            }
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // Ended by itself meanwhile.
        }
    }

    private static Optional<SignedInUser> principalOf(HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                    instanceof SecurityContext context
                            && context.getAuthentication() != null
                            && context.getAuthentication().getPrincipal() instanceof SignedInUser user
                    ? Optional.of(user)
                    : Optional.empty();
        } catch (IllegalStateException e) { // it has ended
            return Optional.empty();
        }
    }
}
