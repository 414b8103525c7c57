package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.limits.OneTimeTickets;
import app.selfie.limits.OneTimeTickets.Redemption.Good;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.web.socket.CloseStatus;

/** All live streams of this process, and the workers that serve them. */
@Service
@EnableConfigurationProperties(StreamProperties.class)
public class LiveStreams implements SmartLifecycle {

    /** All clients together get so long to take their goodbye, from when the first is told. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** Of all streams that are about to begin: far more than do so within a ticket's life. */
    private static final int MAX_TICKETS = 20_000;

    private final StreamProperties properties;
    private final ReadyQueue turns = new ReadyQueue();
    private final OneTimeTickets<LiveStream, LiveStream> tickets;
    private final FrameWorkerPool workers;
    private final StreamMetrics metrics;
    private final Set<LiveStream> connected = new HashSet<>(); // guarded by this, as is who is connected to what
    private @Nullable ScheduledExecutorService sweeper;
    private boolean running;

    @Autowired
    LiveStreams(StreamProperties properties, Segmenters segmenters, Backgrounds backgrounds, StreamMetrics metrics) {
        this(properties, () -> new FramePipeline(segmenters, backgrounds, properties), metrics);
    }

    LiveStreams(StreamProperties properties, Supplier<? extends FrameProcessor> pipelines, StreamMetrics metrics) {
        this.properties = properties;
        this.metrics = metrics;
        this.tickets = new OneTimeTickets<>(properties.ticketLifetime(), 1, MAX_TICKETS, InstantSource.system());
        this.workers = new FrameWorkerPool(properties.workers(), turns, pipelines);
        metrics.watch(this::connectedStreams, turns::waiting);
    }

    /** A new stream for {@code owner}, who closes it. Costs two frame buffers (128 KB) from the start, limits count when it is connected. */
    public LiveStream open(UserId owner, StreamSettings settings) {
        return new LiveStream(owner, settings, turns, tickets, metrics);
    }

    /** The stream that {@code ticket} is for, if it is good and {@code user}'s; the ticket is void from now on. */
    Optional<LiveStream> redeem(String ticket, UserId user) {
        return tickets.redeem(ticket, stream -> stream.owner().equals(user)) instanceof Good(LiveStream stream)
                ? Optional.of(stream)
                : Optional.empty();
    }

    /** Gives the stream a connection; empty when it took it, else why it did not. */
    synchronized Optional<CloseStatus> connect(LiveStream stream, Connection connection) {
        if (!running) {
            return Optional.of(CloseStatus.GOING_AWAY);
        }
        if (!connected.contains(stream) && isFullFor(stream.owner())) {
            metrics.full();
            return Optional.of(Connection.FULL);
        }
        if (!stream.connect(connection)) {
            return Optional.of(Connection.ENDED);
        }
        connected.add(stream);
        return Optional.empty();
    }

    private boolean isFullFor(UserId owner) {
        long theirs = connected.stream()
                .filter(stream -> stream.owner().equals(owner))
                .count();
        return connected.size() >= properties.maxStreams() || theirs >= properties.maxStreamsPerUser();
    }

    /** Takes note that a connection is gone; one that the stream does not have any more changes nothing. */
    synchronized void disconnect(LiveStream stream, Connection connection) {
        if (stream.disconnect(connection)) {
            connected.remove(stream);
        }
    }

    /** How many streams count for the limits now. */
    synchronized int connectedStreams() {
        return connected.size();
    }

    private synchronized void closeIdle() {
        connected.forEach(stream -> stream.closeIfIdle(properties.idleTimeout()));
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        workers.start();
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("stream-sweeper").daemon().factory());
        long everyMillis = Math.max(1, properties.idleTimeout().toMillis() / 4);
        var _ = fresh.scheduleWithFixedDelay(this::closeIdle, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        sweeper = fresh;
        running = true;
    }

    /** Says goodbye before the web server stops, so that every page knows to come back. */
    @Override
    public void stop() {
        List<Connection> closing = new ArrayList<>();
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            if (sweeper != null) {
                sweeper.shutdownNow();
            }
            connected.forEach(stream -> stream.end(CloseStatus.GOING_AWAY).ifPresent(closing::add));
            connected.clear();
        }
        long until = System.nanoTime() + FAREWELL.toNanos();
        workers.stop();
        awaitClosed(closing, until);
    }

    private static void awaitClosed(List<Connection> closing, long until) {
        try {
            for (Connection connection : closing) {
                if (!connection.awaitClosed(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                    return; // its client does not listen
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
