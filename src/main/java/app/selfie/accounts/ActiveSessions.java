package app.selfie.accounts;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The sessions of this process in which somebody is signed in, so that they can be ended at once, with the pages and live
 * streams in them. Those of other processes end with their next request, see {@link SessionValidityFilter}.
 */
@Component
class ActiveSessions implements HttpSessionListener {

    /** Of one person. One more ends the one used longest ago. */
    static final int MAX_PER_PERSON = 20;

    /** A session ends in milliseconds, unless one of its pages is at work. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private static final String USER = ActiveSessions.class.getName() + ".user";
    private static final Logger LOG = LoggerFactory.getLogger(ActiveSessions.class);

    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();
    private final DeviceTokens devices;
    private final ObjectProvider<SessionPages> pages;

    /** One session in which somebody is signed in. */
    record Open(String id, SignedInUser user, Instant lastUsedAt) {}

    /** @param pages nothing where there are none, as in some tests */
    ActiveSessions(DeviceTokens devices, ObjectProvider<SessionPages> pages) {
        this.devices = devices;
        this.pages = pages;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession());
    }

    /**
     * Notes that somebody signed in. Where they have {@value #MAX_PER_PERSON} other sessions, the one used longest ago ends;
     * its device is forgotten, or its page would come back by itself and end the next one.
     */
    synchronized void signedIn(HttpSession session, SignedInUser user) {
        session.setAttribute(USER, user);
        open.add(session);
        List<HttpSession> others = theirs(user.userId())
                .filter(other -> !idOf(other).equals(idOf(session)))
                .sorted(Comparator.comparing(ActiveSessions::lastUsed))
                .toList();
        for (HttpSession surplus : others.subList(0, Math.max(0, others.size() - MAX_PER_PERSON + 1))) {
            open.remove(surplus);
            userOf(surplus)
                    .map(SignedInUser::device)
                    // After a restart the pictures of one page may each begin a session, of which the last one stays.
                    .filter(device -> !device.equals(user.device()))
                    .ifPresent(device -> devices.forget(user.userId(), device));
            // The person waits for a page, not for another one's end.
            Thread _ = inBackground(List.of(surplus), SessionPages.Reason.TOO_MANY);
        }
    }

    /** The person's sessions in this process. */
    List<Open> of(UserId user) {
        return theirs(user)
                .flatMap(session ->
                        userOf(session).map(found -> new Open(idOf(session), found, lastUsed(session))).stream())
                .toList();
    }

    /** Who is signed in as that person, in every session of this process. */
    List<SignedInUser> principalsOf(UserId user) {
        return of(user).stream().map(Open::user).toList();
    }

    /** Who is signed in in the session of that id; empty if nobody is, or it has ended. */
    Optional<SignedInUser> principalIn(String sessionId) {
        return open.stream()
                .filter(session -> idOf(session).equals(sessionId))
                .flatMap(session -> userOf(session).stream())
                .findFirst();
    }

    /** Ends all sessions of the person but one, and waits for it a moment. Not for a thread that holds a page's lock. */
    void endAllOf(UserId user, String except) {
        await(endSoon(
                session -> userOf(session)
                        .filter(found -> found.userId().equals(user))
                        .isPresent(),
                except));
    }

    /** Ends the person's sessions of a device, and waits for it a moment. Not for a thread that holds a page's lock. */
    void endDevice(UserId user, String device) {
        await(endSoon(
                session -> userOf(session)
                        .filter(found -> found.userId().equals(user) && device.equals(found.device()))
                        .isPresent(),
                ""));
    }

    /** Begins to end the sessions that a device's token began or was given to, but one; nobody waits for it. */
    void endDeviceSoon(String device, String except) {
        Thread _ = endSoon(session -> device.equals(deviceOf(session)), except);
    }

    private Thread endSoon(Predicate<HttpSession> which, String except) {
        List<HttpSession> ending = open.stream()
                .filter(which)
                .filter(session -> !idOf(session).equals(except))
                .toList();
        return inBackground(ending, SessionPages.Reason.SIGNED_OUT);
    }

    /** On a thread of its own: with a page's request under way, Vaadin would leave the ended session behind as its own. */
    private Thread inBackground(List<HttpSession> ending, SessionPages.Reason why) {
        return Thread.ofVirtual().name("session-ender").start(() -> ending.forEach(session -> end(session, why)));
    }

    private static void await(Thread ending) {
        try {
            boolean ended = ending.join(MAX_WAIT);
            if (!ended) {
                LOG.warn("Sessions take long to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(HttpSession session, SessionPages.Reason why) {
        try {
            userOf(session).ifPresent(SignedInUser::end);
            pages.ifAvailable(all -> all.sendToTheDoor(session, why));
            session.invalidate();
        } catch (IllegalStateException e) {
            // Ended by itself meanwhile.
        } finally {
            open.remove(session);
        }
    }

    private Stream<HttpSession> theirs(UserId user) {
        return open.stream()
                .filter(session -> userOf(session)
                        .filter(found -> found.userId().equals(user))
                        .isPresent());
    }

    private static Optional<SignedInUser> userOf(HttpSession session) {
        try {
            return session.getAttribute(USER) instanceof SignedInUser user ? Optional.of(user) : Optional.empty();
        } catch (IllegalStateException e) { // it has ended
            return Optional.empty();
        }
    }

    private static @Nullable String deviceOf(HttpSession session) {
        return userOf(session).map(SignedInUser::device).orElse(null);
    }

    private static Instant lastUsed(HttpSession session) {
        try {
            return Instant.ofEpochMilli(session.getLastAccessedTime());
        } catch (IllegalStateException e) { // it has ended
            return Instant.EPOCH;
        }
    }

    private static String idOf(HttpSession session) {
        return Objects.requireNonNull(session.getId(), "a session has an id");
    }
}
