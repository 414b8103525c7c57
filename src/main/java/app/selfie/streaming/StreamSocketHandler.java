package app.selfie.streaming;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/** Receives the frames of the live streams, in parts, so that an oversized message never has to be held. */
final class StreamSocketHandler extends BinaryWebSocketHandler {

    /** Where {@link StreamHandshake} leaves the stream of a good ticket. */
    static final String STREAM = "selfie.stream";

    private final LiveStreams streams;
    private final int maxMessageBytes;
    private final Map<String, Incoming> incoming = new ConcurrentHashMap<>();

    StreamSocketHandler(LiveStreams streams, StreamProperties properties) {
        this.streams = streams;
        this.maxMessageBytes = Math.toIntExact(properties.maxMessage().toBytes());
    }

    /** An open socket and the message that is arriving on it; touched by the socket's own thread only. */
    private static final class Incoming {
        private final LiveStream stream;
        private final Connection connection;
        private IncomingFrame frame = new IncomingFrame();

        Incoming(LiveStream stream, Connection connection) {
            this.stream = stream;
            this.connection = connection;
        }
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Connection connection = new Connection(socket);
        if (!(socket.getAttributes().get(STREAM) instanceof LiveStream stream)) {
            connection.close(Connection.TICKET_REFUSED);
            return;
        }
        Incoming from = new Incoming(stream, connection);
        incoming.put(socket.getId(), from); // first, so that whoever closes the socket from now on finds it
        Optional<CloseStatus> refused = streams.connect(stream, connection);
        if (refused.isPresent()) {
            incoming.remove(socket.getId());
            connection.close(refused.get());
        } else if (incoming.get(socket.getId()) != from) { // closed before it was connected
            streams.disconnect(stream, connection);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage part) {
        Incoming from = incoming.get(socket.getId());
        if (from == null) {
            return;
        }
        from.frame.append(part.getPayload(), maxMessageBytes);
        if (part.isLast()) {
            from.frame = received(from, from.frame);
            from.frame.clear();
        }
    }

    /** @return the frame to fill next */
    private static IncomingFrame received(Incoming from, IncomingFrame frame) {
        from.stream.arrived();
        if (!frame.complete(System.nanoTime())) {
            from.stream.refuse(frame, RejectionReason.NOT_A_JPEG, from.connection);
            return frame;
        }
        if (frame.overflown()) {
            from.stream.refuse(frame, RejectionReason.TOO_LARGE, from.connection);
            return frame;
        }
        return from.stream.offer(frame, from.connection);
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable exception) {
        disconnect(socket);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        disconnect(socket);
    }

    private void disconnect(WebSocketSession socket) {
        Incoming gone = incoming.remove(socket.getId());
        if (gone != null) {
            streams.disconnect(gone.stream, gone.connection);
        }
    }
}
