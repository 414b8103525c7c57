package app.selfie.stills;

import app.selfie.accounts.UserId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.HashSet;
import java.util.Set;

/**
 * Ends pending stills with the session in which they were taken: at sign-out, when somebody else signs in, and when the
 * session expires. A session holds ids, never pictures. Thread-safe.
 */
final class SessionStills {

    private static final String ATTRIBUTE = SessionStills.class.getName();

    private final PendingStills pending;

    SessionStills(PendingStills pending) {
        this.pending = pending;
    }

    /**
     * Ties a pending still to a session.
     *
     * @throws StillException {@link StillProblem#TICKET} if the session has ended meanwhile; the still is gone then
     */
    synchronized void tie(HttpSession session, UserId owner, StillId id) {
        try {
            Stills stills = (Stills) session.getAttribute(ATTRIBUTE);
            if (stills == null) {
                stills = new Stills(pending, owner);
                session.setAttribute(ATTRIBUTE, stills);
            }
            stills.add(id);
        } catch (IllegalStateException e) { // the servlet container's word for a session that has ended
            pending.discard(owner, id);
            throw new StillException(StillProblem.TICKET, "the session ended while a still was developed", e);
        }
    }

    private static final class Stills implements HttpSessionBindingListener {

        private final PendingStills pending;
        private final UserId owner;
        private final Set<StillId> ids = new HashSet<>();
        private boolean ended;

        Stills(PendingStills pending, UserId owner) {
            this.pending = pending;
            this.owner = owner;
        }

        synchronized void add(StillId id) {
            if (ended) {
                throw new IllegalStateException("the session of " + owner + " has ended");
            }
            ids.removeIf(old -> pending.find(owner, old).isEmpty());
            ids.add(id);
        }

        @Override
        public synchronized void valueUnbound(HttpSessionBindingEvent event) {
            ended = true;
            ids.forEach(id -> pending.discard(owner, id));
            ids.clear();
        }
    }
}
