package app.selfie.streaming;

import jakarta.websocket.RemoteEndpoint;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages one after another without ever blocking the sender: the container allows one at a time. As many wait as a
 * page has frames under way, thirty bytes each but for one picture; whoever floods the server with bad frames is not told
 * about every one.
 */
final class AsyncSender {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncSender.class);

    private static final int MAX_WAITING = 20;

    private final RemoteEndpoint.Async remote;
    private final Runnable failed;
    private final Queue<Message> waiting = new ArrayDeque<>(MAX_WAITING);
    private boolean sending;

    /** A container may both call back and throw: whichever comes first counts. */
    private record Message(ByteBuffer bytes, Runnable sent, AtomicBoolean done) {}

    /** @param failed called when a message could not be sent; the connection is of no use any more */
    AsyncSender(RemoteEndpoint.Async remote, Runnable failed) {
        this.remote = remote;
        this.failed = failed;
    }

    /**
     * Sends {@code bytes}, or drops the message when too many wait.
     *
     * @param sent called once, when the message has left or will never leave; on any thread
     */
    void send(ByteBuffer bytes, Runnable sent) {
        Message message = new Message(bytes, sent, new AtomicBoolean());
        synchronized (this) {
            if (sending) {
                if (waiting.size() < MAX_WAITING) {
                    waiting.add(message);
                    return;
                }
                message = null;
            } else {
                sending = true;
            }
        }
        if (message == null) {
            sent.run();
        } else {
            transmit(message);
        }
    }

    private void transmit(Message message) {
        try {
            remote.sendBinary(message.bytes(), result -> done(message, result.isOK()));
        } catch (RuntimeException | Error e) { // most often the connection closed between two messages
            LOG.debug("A message could not be sent", e);
            done(message, false);
        }
    }

    private void done(Message message, boolean ok) {
        if (!message.done().compareAndSet(false, true)) {
            return;
        }
        try {
            message.sent().run();
            if (!ok) {
                failed.run();
            }
        } finally {
            next();
        }
    }

    private void next() {
        Message message;
        synchronized (this) {
            message = waiting.poll();
            sending = message != null;
        }
        if (message != null) {
            transmit(message);
        }
    }
}
