package app.selfie.streaming;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** One open WebSocket of a live stream. */
final class Connection {

    /** The ticket is unknown, used or too old: ask for a new one. */
    static final CloseStatus TICKET_REFUSED = new CloseStatus(4401, "ticket refused");

    /** Nothing came for a while. */
    static final CloseStatus IDLE = new CloseStatus(4408, "idle");

    /** The same stream was opened from elsewhere. */
    static final CloseStatus REPLACED = new CloseStatus(4409, "replaced");

    /** The page was left, the person signed out or the session expired. */
    static final CloseStatus ENDED = new CloseStatus(4410, "ended");

    /** As many streams as the server allows are open. */
    static final CloseStatus FULL = new CloseStatus(1013, "server full");

    /** Frames came much faster than anybody films: this is no page of ours. */
    static final CloseStatus FLOOD = CloseStatus.POLICY_VIOLATION;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** A client that takes no bytes for so long is gone, or might as well be. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);

    /** A page films 30 frames a second, however many are under way; 200 refused in a second are far from any of them. */
    private static final int MAX_REFUSED_PER_SECOND = 200;

    private static final Duration REFUSED_OVER = Duration.ofSeconds(5);

    private final WebSocketSession socket;
    private final AsyncSender outbox;
    private final Executor closer;
    private final AtomicBoolean closing = new AtomicBoolean();
    private long refusedSinceNanos = System.nanoTime();
    private long refused;
    private final CountDownLatch closed = new CountDownLatch(1);

    Connection(WebSocketSession socket) {
        this(socket, Thread::startVirtualThread);
    }

    /** @param closer runs what closes the socket */
    Connection(WebSocketSession socket, Executor closer) {
        this.socket = socket;
        this.closer = closer;
        Session container = ((NativeWebSocketSession) socket).getNativeSession(Session.class);
        if (container == null) {
            throw new IllegalStateException(
                    "the live stream needs a Jakarta WebSocket container, found " + socket.getClass());
        }
        container.getAsyncRemote().setSendTimeout(SEND_TIMEOUT.toMillis());
        this.outbox = new AsyncSender(container.getAsyncRemote(), () -> close(CloseStatus.SESSION_NOT_RELIABLE));
    }

    /** Sends without blocking; see {@link AsyncSender#send}. */
    void send(ByteBuffer message, Runnable sent) {
        outbox.send(message, sent);
    }

    /** Counts a frame that was refused; a client that has too many of them is closed. */
    void countRefused() {
        boolean flood;
        synchronized (this) {
            long now = System.nanoTime();
            if (now - refusedSinceNanos > REFUSED_OVER.toNanos()) {
                refusedSinceNanos = now;
                refused = 0;
            }
            refused++;
            flood = refused > MAX_REFUSED_PER_SECOND * REFUSED_OVER.toSeconds();
        }
        if (flood) {
            close(FLOOD);
        }
    }

    /** Closes the socket, once, and never blocks the caller: the container waits until a client takes the farewell. */
    void close(CloseStatus status) {
        if (closing.compareAndSet(false, true)) {
            closer.execute(() -> closeNow(status));
        }
    }

    /** Waits until the socket that is being closed is closed; false if that takes longer than {@code patience}. */
    boolean awaitClosed(Duration patience) throws InterruptedException {
        return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeNow(CloseStatus status) {
        try {
            socket.close(status);
        } catch (IOException | RuntimeException e) { // it was closing already, from the other end
            LOG.debug("A stream's socket did not close cleanly", e);
        } finally {
            closed.countDown();
        }
    }
}
