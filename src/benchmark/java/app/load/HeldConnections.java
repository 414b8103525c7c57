package app.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many connections that are opened, fed a little now and then, and opened again when the server has closed them. */
final class HeldConnections implements AutoCloseable {

    private static final int EVERY_MILLIS = 4000;
    private static final int RECEIVE_BYTES = 4096;

    private final int count;
    private final byte[] first;
    private final byte[] then;
    private final List<Socket> sockets = new ArrayList<>();
    private @Nullable Thread feeder;

    /**
     * @param first what is sent at once
     * @param then what is sent every four seconds
     */
    HeldConnections(int count, String first, String then) {
        this.count = count;
        this.first = first.getBytes(StandardCharsets.ISO_8859_1);
        this.then = then.getBytes(StandardCharsets.ISO_8859_1);
    }

    void start(int port) {
        feeder = Thread.ofPlatform().daemon().name("held-connections").start(() -> feed(port));
    }

    private void feed(int port) {
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(open(port));
            }
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY_MILLIS);
                for (int i = 0; i < count; i++) {
                    sockets.set(i, fed(sockets.get(i), port));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.forEach(HeldConnections::abandon);
        }
    }

    private Socket fed(Socket socket, int port) {
        try {
            socket.getOutputStream().write(then);
            return socket;
        } catch (IOException e) { // closed, most likely
            abandon(socket);
            return open(port);
        }
    }

    private Socket open(int port) {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            socket.connect(new InetSocketAddress("127.0.0.1", port), EVERY_MILLIS);
            socket.getOutputStream().write(first);
        } catch (IOException e) { // refused: tried again the next time
            abandon(socket);
        }
        return socket;
    }

    private static void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (feeder != null) {
            feeder.interrupt();
            feeder.join();
        }
    }
}
