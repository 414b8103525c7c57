package app.load;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One client: sends frames at a steady rate while it has credit, and keeps the times of the answers. */
final class LoadStream implements WebSocket.Listener, AutoCloseable {

    private static final int MAX_IN_FLIGHT = 2;
    private static final int HEADER_BYTES = 14;
    private static final int ANSWER_HEADER_BYTES = 29;
    private static final int STAGES = 6;
    private static final int MAX_SAMPLES = 100_000;

    private final List<byte[]> film;
    private final long intervalNanos;
    private final float[] serverMillis = new float[MAX_SAMPLES];
    private final float[] roundTripMillis = new float[MAX_SAMPLES];
    private final ByteBuffer head = ByteBuffer.allocate(ANSWER_HEADER_BYTES + STAGES * Short.BYTES);
    private int pictures;
    private int refused;
    private int sent;
    private int answered;
    private @Nullable Thread sender;

    /** What came back. */
    record Totals(int pictures, int refused, float[] server, float[] roundTrip) {

        double serverMillis(double share) {
            return percentile(server, share);
        }

        double roundTripMillis(double share) {
            return percentile(roundTrip, share);
        }
    }

    LoadStream(List<byte[]> film, int framesPerSecond) {
        this.film = film;
        this.intervalNanos = 1_000_000_000L / framesPerSecond;
    }

    void start(WebSocket socket) {
        sender = Thread.ofVirtual().start(() -> send(socket));
    }

    private void send(WebSocket socket) {
        long due = System.nanoTime() + (long) (Math.random() * intervalNanos);
        while (!Thread.currentThread().isInterrupted() && !socket.isOutputClosed()) {
            LockSupport.parkNanos(due - System.nanoTime());
            due = Math.max(due + intervalNanos, System.nanoTime() - intervalNanos);
            int sequence;
            synchronized (this) {
                if (sent - answered >= MAX_IN_FLIGHT) {
                    continue; // a camera's frame without credit is not read
                }
                sequence = ++sent;
            }
            byte[] jpeg = film.get(sequence % film.size());
            ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + jpeg.length);
            message.put((byte) 1)
                    .putInt(sequence)
                    .putDouble(System.nanoTime() / 1e6)
                    .put((byte) 0)
                    .put(jpeg)
                    .flip();
            socket.sendBinary(message, true).join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        int count = Math.min(part.remaining(), head.remaining());
        head.put(part.slice(part.position(), count));
        if (last) {
            answer();
            head.clear();
        }
        socket.request(1);
        return null;
    }

    private synchronized void answer() {
        answered = Math.max(answered, head.getInt(1));
        if (head.get(0) != 1) {
            refused++;
            return;
        }
        if (pictures < MAX_SAMPLES) {
            roundTripMillis[pictures] = (float) (System.nanoTime() / 1e6 - head.getDouble(5));
            int units = 0;
            for (int stage = 0; stage < STAGES; stage++) {
                units += head.getShort(ANSWER_HEADER_BYTES + stage * Short.BYTES) & 0xFFFF;
            }
            serverMillis[pictures] = units / 100f;
        }
        pictures++;
    }

    synchronized void forget() {
        pictures = 0;
        refused = 0;
    }

    synchronized Totals totals() {
        int count = Math.min(pictures, MAX_SAMPLES);
        return new Totals(pictures, refused, Arrays.copyOf(serverMillis, count), Arrays.copyOf(roundTripMillis, count));
    }

    static double percentile(float[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    static float[] merge(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Override
    public void close() {
        if (sender != null) {
            sender.interrupt();
        }
    }
}
