package app.selfie.streaming;

import java.net.http.HttpClient;
import java.util.concurrent.CompletionException;

/** Sends one frame after another over a live stream's real socket, each when the answer to the last one is there. */
public final class EndlessStream implements AutoCloseable {

    private final StreamClient client;
    private final Thread sender;
    private volatile int pictures;

    private EndlessStream(StreamClient client, byte[] jpeg) {
        this.client = client;
        this.sender = Thread.ofVirtual().name("endless-stream").start(() -> send(jpeg));
    }

    /**
     * Begins to send.
     *
     * @param browser signed in as whoever the ticket is for
     */
    public static EndlessStream begin(HttpClient browser, String server, String ticket, byte[] jpeg) {
        return new EndlessStream(StreamClient.open(browser, server, server, ticket), jpeg);
    }

    private void send(byte[] jpeg) {
        try {
            for (int sequence = 1; !client.isClosed(); sequence++) {
                client.send(sequence, jpeg);
                if (client.next().get(0) == WireFormat.PICTURE) {
                    pictures = sequence;
                }
            }
        } catch (InterruptedException | CompletionException e) {
            Thread.currentThread().interrupt(); // the stream has ended
        }
    }

    /** How many were answered. */
    public int pictures() {
        return pictures;
    }

    /** The code with which the server closed, waited for. */
    public int closeCode() throws Exception {
        return client.closeCode();
    }

    @Override
    public void close() {
        sender.interrupt();
    }
}
