package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.limits.OneTimeTickets;
import app.selfie.segmentation.ModelId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model of half a second a frame beside quick ones: slower for who chose it, and for nobody else more than a turn. */
class SlowModelTest {

    private static final ModelId SLOW = new ModelId("bodypix-resnet50");
    private static final ModelId QUICK = new ModelId("selfie");
    private static final long SLOW_MILLIS = 500;
    private static final long QUICK_MILLIS = 5;
    private static final Duration WATCHED = Duration.ofSeconds(4);

    private final ReadyQueue turns = new ReadyQueue();
    private final FrameWorkerPool workers = new FrameWorkerPool(2, turns, () -> SlowModelTest::sleep);
    private final AtomicBoolean over = new AtomicBoolean();

    private static ByteBuffer sleep(
            UserId owner,
            IncomingFrame incoming,
            StreamSettings settings,
            StreamMemory view,
            StreamStatistics statistics) {
        try {
            Thread.sleep(settings.model().equals(SLOW) ? SLOW_MILLIS : QUICK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WireFormat.picture(new byte[WireFormat.PICTURE_AT + 1], incoming.sequence(), 0, new StageTimes());
    }

    /** A client with two frames under way, as the browser has, that takes every answer at once. */
    private final class Client {

        private final LiveStream stream;
        private final FakeSocket socket = new FakeSocket();
        private volatile int pictures;
        private volatile long longestGapNanos;

        Client(ModelId model) {
            stream = new LiveStream(
                    new UserId(UUID.randomUUID()),
                    new StreamSettings(model, new BackdropChoice.None(), EdgeCurve.DEFAULT, 0),
                    turns,
                    new OneTimeTickets<>(Duration.ofSeconds(30), 1, 100, InstantSource.system()),
                    new StreamMetrics());
            assertThat(stream.connect(socket.connection)).isTrue();
            Thread.ofPlatform().daemon().start(this::film);
        }

        private void film() {
            int sequence = 0;
            int underWay = 0;
            long last = System.nanoTime();
            while (!over.get()) {
                while (underWay < 2) {
                    stream.offer(FakeSocket.frame(++sequence), socket.connection);
                    underWay++;
                }
                while (socket.hasUnread()) {
                    socket.read();
                    underWay--;
                }
                int now = socket.sequences(WireFormat.PICTURE).size();
                if (now > pictures) {
                    longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - last);
                    last = System.nanoTime();
                    pictures = now;
                }
                LockSupport.parkNanos(500_000);
            }
            stream.close();
        }

        long longestGapMillis() {
            return longestGapNanos / 1_000_000;
        }
    }

    @AfterEach
    void stop() {
        over.set(true);
        workers.stop();
    }

    private static void watch() throws InterruptedException {
        Thread.sleep(WATCHED);
    }

    @Test
    void isServedEvenlyAndRefusedNothing() throws Exception {
        workers.start();
        Client slow = new Client(SLOW);

        watch();

        assertThat(slow.pictures).isBetween(6, 8);
        assertThat(slow.longestGapMillis()).isLessThan(2 * SLOW_MILLIS);
        assertThat(slow.socket.closed()).isNull();
        assertThat(slow.stream.statistics().refused()).isZero();
    }

    @Test
    void leavesTheOtherWorkerToTheOthers() throws Exception {
        workers.start();
        Client slow = new Client(SLOW);
        Client quick = new Client(QUICK);

        watch();

        assertThat(slow.pictures).isBetween(6, 8);
        assertThat(quick.pictures).isGreaterThan(200);
        assertThat(quick.longestGapMillis()).isLessThan(SLOW_MILLIS / 2);
    }

    @Test
    void takesNoMoreThanItsTurnWhereAllWorkersHaveIt() throws Exception {
        workers.start();
        Client first = new Client(SLOW);
        Client second = new Client(SLOW);
        Client quick = new Client(QUICK);

        watch();

        assertThat(first.pictures + second.pictures).isGreaterThan(8);
        assertThat(quick.pictures).isGreaterThanOrEqualTo(6);
        assertThat(quick.longestGapMillis()).isLessThan(2 * SLOW_MILLIS);
    }
}
