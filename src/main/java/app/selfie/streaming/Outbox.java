package app.selfie.streaming;

import jakarta.websocket.RemoteEndpoint;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Sends messages one after another without ever blocking the sender: the container allows one at a time. At most a few
 * wait; whoever floods the server with bad frames is not told about every one.
 */
final class Outbox {

    private static final int MOST_WAITING = 8;

    private final RemoteEndpoint.Async remote;
    private final Runnable failed;
    private final Queue<Message> waiting = new ArrayDeque<>(MOST_WAITING);
    private boolean sending;

    private record Message(ByteBuffer bytes, Runnable sent) {}

    /** @param failed called when a message could not be sent; the connection is of no use any more */
    Outbox(RemoteEndpoint.Async remote, Runnable failed) {
        this.remote = remote;
        this.failed = failed;
    }

    /**
     * Sends {@code bytes}, or drops the message when too many wait.
     *
     * @param sent called once, when the message has left or will never leave; on any thread
     */
    void send(ByteBuffer bytes, Runnable sent) {
        Message message = new Message(bytes, sent);
        synchronized (this) {
            if (sending) {
                if (waiting.size() < MOST_WAITING) {
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
            remote.sendBinary(message.bytes(), result -> {
                message.sent().run();
                if (!result.isOK()) {
                    failed.run();
                }
                next();
            });
        } catch (RuntimeException e) { // the connection closed between two messages
            message.sent().run();
            failed.run();
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
