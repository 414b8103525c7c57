package app.selfie.shell;

import app.selfie.accounts.SessionPages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The pages that are open in a session, of which each takes memory here: so many and no more. One more closes the oldest,
 * which says so; it is told by the server's push, and a page that was not there to hear it says so when it is next used.
 */
@Component
class OpenPages implements SessionPages {

    /** Pages of one session. People have three or four. */
    static final int MAX_PER_SESSION = 20;

    /** One of the session's pages may be at work. */
    private static final long MAX_WAIT_MILLIS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    /** Closes the oldest pages of a session, so that there is room for the one that was just opened. Under the session's lock. */
    static void makeRoomFor(UI opened) {
        List<UI> others = opened.getSession().getUIs().stream()
                .filter(ui -> ui.getUIId() != opened.getUIId() && !ui.isClosing())
                .sorted(Comparator.comparingInt(UI::getUIId))
                .toList();
        for (UI surplus : others.subList(0, Math.max(0, others.size() - MAX_PER_SESSION + 1))) {
            // Away from Vaadin's client, which would load the page again as soon as it missed its other half.
            surplus.getPage().setLocation(ClosedPageController.PATH.substring(1));
            surplus.close();
        }
    }

    @Override
    public void sendToTheDoor(HttpSession session, Reason why) {
        String door = "login?ended=" + (why == Reason.TOO_MANY ? "too-many" : "signed-out");
        for (VaadinSession pages : VaadinSession.getAllSessions(session)) {
            Future<Void> told =
                    pages.access(() -> pages.getUIs().forEach(ui -> ui.getPage().setLocation(door)));
            try {
                told.get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("Pages of a session that ends were not told", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
