package app.selfie.streaming;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** A WebSocket whose client reads when the test says so. */
final class FakeSocket {

    final List<ByteBuffer> sent = new CopyOnWriteArrayList<>();
    final Connection connection;
    private final List<SendHandler> unread = new CopyOnWriteArrayList<>();
    private final Session container = mock(Session.class);
    private volatile @Nullable CloseStatus closed;

    FakeSocket() {
        RemoteEndpoint.Async remote = mock(RemoteEndpoint.Async.class);
        doAnswer(call -> {
                    sent.add(call.getArgument(0));
                    unread.add(call.getArgument(1));
                    return null;
                })
                .when(remote)
                .sendBinary(any(ByteBuffer.class), any(SendHandler.class));
        when(container.getAsyncRemote()).thenReturn(remote);
        NativeWebSocketSession socket = mock(NativeWebSocketSession.class);
        when(socket.getNativeSession(Session.class)).thenReturn(container);
        try {
            doAnswer(call -> {
                        closed = call.getArgument(0);
                        return null;
                    })
                    .when(socket)
                    .close(any());
        } catch (IOException e) {
            throw new IllegalStateException("a mock does not do I/O", e);
        }
        connection = new Connection(socket, Runnable::run);
    }

    @Nullable
    CloseStatus closed() {
        return closed;
    }

    boolean hasUnread() {
        return !unread.isEmpty();
    }

    /** The client takes the oldest message that has not been taken. */
    void read() {
        unread.removeFirst().onResult(new SendResult(container));
    }

    /** The sequences of all messages of a kind, in the order in which they were sent. */
    List<Integer> sequences(byte kind) {
        return sent.stream()
                .filter(message -> message.get(0) == kind)
                .map(message -> message.getInt(1))
                .toList();
    }

    /** A frame as it comes off the wire. */
    static IncomingFrame frame(int sequence) {
        ByteBuffer message = ByteBuffer.allocate(WireFormat.HEADER_BYTES + 4);
        message.put(WireFormat.FRAME)
                .putInt(sequence)
                .putLong(sequence * 1000L)
                .put((byte) 0)
                .putInt(0xFFD8FFD9)
                .flip();
        IncomingFrame frame = new IncomingFrame();
        frame.append(message, 1024);
        if (!frame.complete(System.nanoTime())) {
            throw new IllegalStateException("the test's own frame is not complete");
        }
        return frame;
    }
}
