package app.selfie.shell;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word by which a page knows the session that made it. It opens nothing, unlike the session's id, which no script may read;
 * and it stays when the id changes at sign-in.
 */
final class SessionMark {

    private static final String ATTRIBUTE = SessionMark.class.getName();

    private SessionMark() {}

    /** The session's mark, made now if it has none. Under the session's lock. */
    static String of(WrappedSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof String mark) {
            return mark;
        }
        String mark = UUID.randomUUID().toString();
        session.setAttribute(ATTRIBUTE, mark);
        return mark;
    }

    /** The session's mark; empty without one. */
    static String of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String mark ? mark : "";
    }
}
