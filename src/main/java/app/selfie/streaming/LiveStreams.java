package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.segmentation.SegmentationModels;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.web.socket.CloseStatus;

/** All live streams of this process, and the workers that serve them. */
@Service
@EnableConfigurationProperties(StreamProperties.class)
public class LiveStreams implements SmartLifecycle {

    private final StreamProperties properties;
    private final Turns turns = new Turns();
    private final StreamTickets tickets;
    private final FrameWorkers workers;
    private final Set<LiveStream> connected = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream-sweeper").daemon().factory());
    private volatile boolean running;

    LiveStreams(StreamProperties properties, SegmentationModels models, Backgrounds backgrounds) {
        this.properties = properties;
        this.tickets = new StreamTickets(Clock.systemUTC(), properties.ticketLifetime());
        this.workers =
                new FrameWorkers(properties.workers(), turns, () -> new FramePipeline(models, backgrounds, properties));
    }

    /** A new stream for {@code owner}, who closes it. It costs next to nothing until it is connected. */
    public LiveStream open(UserId owner, StreamSettings settings) {
        return new LiveStream(owner, settings, turns, tickets);
    }

    /** The stream that {@code ticket} is for, if it is good and {@code user}'s; the ticket is void from now on. */
    Optional<LiveStream> redeem(String ticket, UserId user) {
        return tickets.redeem(ticket).filter(stream -> stream.owner().equals(user));
    }

    /** Gives the stream a connection; empty when it took it, else why it did not. */
    Optional<CloseStatus> connect(LiveStream stream, Connection connection) {
        if (!running) {
            return Optional.of(CloseStatus.GOING_AWAY);
        }
        if (!connected.contains(stream) && connected.size() >= properties.maxStreams()) {
            return Optional.of(Connection.FULL);
        }
        if (!stream.connect(connection)) {
            return Optional.of(Connection.ENDED);
        }
        connected.add(stream);
        return Optional.empty();
    }

    void disconnect(LiveStream stream, Connection connection) {
        if (stream.disconnect(connection)) {
            connected.remove(stream);
        }
    }

    @Override
    public void start() {
        workers.start();
        long everyMillis = Math.max(1, properties.idleTimeout().toMillis() / 4);
        var _ = sweeper.scheduleWithFixedDelay(
                () -> connected.forEach(stream -> stream.closeIfIdle(properties.idleTimeout())),
                everyMillis,
                everyMillis,
                TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Says goodbye before the web server stops, so that every page knows to come back. */
    @Override
    public void stop() {
        running = false;
        sweeper.shutdownNow();
        connected.forEach(stream -> stream.end(CloseStatus.GOING_AWAY));
        connected.clear();
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
