package app.selfie.accounts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.stereotype.Component;

/** Turns the end of a session, however it came, into {@link SignedOut}. Signing out ends the session, too. */
@Component
class SignOutAnnouncer {

    private final ApplicationEventPublisher events;

    SignOutAnnouncer(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void sessionEnded(SessionDestroyedEvent ended) {
        for (SecurityContext context : ended.getSecurityContexts()) {
            Authentication authentication = context.getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
                events.publishEvent(new SignedOut(user.userId(), ended.getId()));
            }
        }
    }
}
