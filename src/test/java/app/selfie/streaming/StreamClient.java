package app.selfie.streaming;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the live stream's real socket. */
final class StreamClient implements WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    /** Opens the socket as a page of {@code origin} would. */
    static StreamClient open(HttpClient http, String server, String origin, String ticket) {
        StreamClient client = new StreamClient();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        client.socket = builder.buildAsync(
                        URI.create(server.replace("http:", "ws:") + "/stream?ticket=" + ticket), client)
                .join();
        return client;
    }

    void send(int sequence, byte[] jpeg) {
        send(sequence, 0, jpeg);
    }

    /** @param quality of the picture, 1 to 100; 0 = the server's own */
    void send(int sequence, int quality, byte[] jpeg) {
        ByteBuffer message = ByteBuffer.allocate(WireFormat.HEADER_BYTES + jpeg.length);
        send(message.put(WireFormat.FRAME)
                .putInt(sequence)
                .putDouble(sequence * 10.0)
                .put((byte) quality)
                .put(jpeg)
                .flip());
    }

    void send(ByteBuffer message) {
        if (socket == null) {
            throw new IllegalStateException("the socket was not opened");
        }
        socket.sendBinary(message, true).join();
    }

    void sendText(String text) {
        if (socket == null) {
            throw new IllegalStateException("the socket was not opened");
        }
        socket.sendText(text, true).join();
    }

    /** The next message, waited for. */
    ByteBuffer next() throws InterruptedException {
        ByteBuffer message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new AssertionError("no message within " + PATIENCE);
        }
        return message;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The code with which the server closed, waited for. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        parts.writeBytes(part);
        if (last) {
            messages.add(ByteBuffer.wrap(parts.toByteArray()));
            parts.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
