package app.selfie.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A line to a server on this machine, as long and as narrow as a test wants it: passes on what comes to a port of its own,
 * each way at a rate that all connections share, through a queue that ends, and after a delay. Whoever sends more than fits
 * into the queue waits, as a sender by TCP does.
 */
public final class ShapedLine implements AutoCloseable {

    /** What goes at once, as in a packet on a real line. */
    private static final int PACKET_BYTES = 1448;

    /** What the queue holds: so much time at the line's rate. */
    private static final long QUEUE_NANOS = Duration.ofMillis(200).toNanos();

    /** Small, or what waits would wait in the kernel's buffers, which are no part of the line. */
    private static final int BUFFER_BYTES = 32 * 1024;

    /**
     * What a line is like.
     *
     * @param roundTrip there and back, for what stands in no queue
     * @param jitter longer or shorter by up to so much, each way; the order stays
     */
    public record Shape(Duration roundTrip, double megabitsUp, double megabitsDown, Duration jitter) {

        public static Shape of(int roundTripMillis, double megabitsUp, double megabitsDown) {
            return new Shape(Duration.ofMillis(roundTripMillis), megabitsUp, megabitsDown, Duration.ZERO);
        }

        public Shape withJitter(int millis) {
            return new Shape(roundTrip, megabitsUp, megabitsDown, Duration.ofMillis(millis));
        }
    }

    /** Packets; one without bytes is the end. */
    private record Packet(ByteBuffer bytes, long dueNanos) {}

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Way up = new Way();
    private final Way down = new Way();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ShapedLine(int port, Shape shape) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        become(shape);
        Thread.ofVirtual().name("line").start(this::accept);
    }

    /** A line to {@code port} of this machine. */
    public static ShapedLine to(int port, Shape shape) throws IOException {
        return new ShapedLine(port, shape);
    }

    /** Of its near end. */
    public String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** From now on; what is under way arrives as it would have. */
    public void become(Shape shape) {
        long delayNanos = shape.roundTrip().toNanos() / 2;
        long jitterNanos = shape.jitter().toNanos();
        up.become(shape.megabitsUp(), delayNanos, jitterNanos);
        down.become(shape.megabitsDown(), delayNanos, jitterNanos);
    }

    /** Nothing passes for so long. */
    public void stall(Duration duration) {
        up.stall(duration);
        down.stall(duration);
    }

    public long bytesUp() {
        return up.bytes();
    }

    public long bytesDown() {
        return down.bytes();
    }

    /** One direction: when each packet has left, and when it arrives. */
    private static final class Way {
        private double nanosPerByte;
        private long delayNanos;
        private long jitterNanos;
        private long freeNanos = System.nanoTime();
        private long bytes;

        synchronized void become(double megabits, long delay, long jitter) {
            nanosPerByte = 8_000 / megabits;
            delayNanos = delay;
            jitterNanos = jitter;
        }

        synchronized void stall(Duration duration) {
            freeNanos = Math.max(freeNanos, System.nanoTime()) + duration.toNanos();
        }

        synchronized long bytes() {
            return bytes;
        }

        /** Waits for room in the queue. */
        Packet enqueue(byte[] packet) {
            long leavesNanos;
            long arrivesNanos;
            synchronized (this) {
                bytes += packet.length;
                freeNanos = Math.max(freeNanos, System.nanoTime()) + Math.round(packet.length * nanosPerByte);
                leavesNanos = freeNanos;
                long jitter = jitterNanos == 0 ? 0 : ThreadLocalRandom.current().nextLong(-jitterNanos, jitterNanos);
                arrivesNanos = leavesNanos + delayNanos + jitter;
            }
            sleepUntil(leavesNanos - QUEUE_NANOS);
            return new Packet(ByteBuffer.wrap(packet), arrivesNanos);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            Socket near = null;
            try {
                near = door.accept();
                connect(near);
            } catch (IOException _) { // the line is closed, or nobody listens at its end
                close(near);
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        for (Socket socket : new Socket[] {near, far}) {
            open.add(socket);
            socket.setTcpNoDelay(true);
            socket.setReceiveBufferSize(BUFFER_BYTES);
            socket.setSendBufferSize(BUFFER_BYTES);
        }
        far.connect(server);
        carry(near, far, up);
        carry(far, near, down);
    }

    private void carry(Socket from, Socket to, Way way) {
        BlockingQueue<Packet> queue = new LinkedBlockingQueue<>(); // bounded by the wait for the way's own queue
        Thread.ofVirtual().name("line-in").start(() -> receive(from, way, queue));
        Thread.ofVirtual().name("line-out").start(() -> deliver(queue, to, from));
    }

    private void receive(Socket from, Way way, BlockingQueue<Packet> queue) {
        byte[] buffer = new byte[PACKET_BYTES];
        int count = 0;
        while (count >= 0) {
            try {
                count = from.getInputStream().read(buffer);
            } catch (IOException _) { // closed, as after the end
                count = -1;
            }
            queue.add(way.enqueue(Arrays.copyOf(buffer, Math.max(0, count))));
        }
    }

    private void deliver(BlockingQueue<Packet> queue, Socket to, Socket from) {
        try {
            WritableByteChannel out = Channels.newChannel(to.getOutputStream());
            long lastNanos = Long.MIN_VALUE;
            for (Packet packet = queue.take(); packet.bytes().hasRemaining(); packet = queue.take()) {
                lastNanos = lastNanos == Long.MIN_VALUE ? packet.dueNanos() : Math.max(lastNanos, packet.dueNanos());
                sleepUntil(lastNanos);
                out.write(packet.bytes());
            }
            to.shutdownOutput();
        } catch (IOException _) { // the other end has closed; so does this one
            close(to);
            close(from);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                return;
            }
        }
    }

    private void close(@Nullable Socket socket) {
        if (socket != null) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException _) { // it is closed all the same
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) { // it is closed all the same
        }
        open.forEach(this::close);
    }
}
