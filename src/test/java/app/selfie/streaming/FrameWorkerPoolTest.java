package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.limits.OneTimeTickets;
import app.selfie.segmentation.ModelId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameWorkerPoolTest {

    private final ReadyQueue turns = new ReadyQueue();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final FrameWorkerPool workers = new FrameWorkerPool(1, turns, Sometimes::new);
    private final LiveStream stream = new LiveStream(
            new UserId(UUID.randomUUID()),
            new StreamSettings(new ModelId("selfie"), new BackdropChoice.None(), EdgeCurve.DEFAULT, 0),
            turns,
            new OneTimeTickets<>(Duration.ofSeconds(30), 1, 100, InstantSource.system()),
            new StreamMetrics());
    private final FakeSocket socket = new FakeSocket();

    /** Frame 1 is a bug, frame 2 breaks the pipeline, every other one is a picture. */
    private final class Sometimes implements FrameProcessor {

        Sometimes() {
            if (made.incrementAndGet() == 2) {
                throw new OutOfMemoryError("the test's own");
            }
        }

        @Override
        public ByteBuffer answer(
                UserId owner,
                IncomingFrame incoming,
                StreamSettings settings,
                StreamMemory view,
                StreamStatistics statistics) {
            return switch (incoming.sequence()) {
                case 1 -> throw new IllegalStateException("the test's own");
                case 2 -> throw new StackOverflowError("the test's own");
                default ->
                    WireFormat.picture(new byte[WireFormat.PICTURE_AT + 1], incoming.sequence(), 0, new StageTimes());
            };
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void surviveWhateverATurnThrows() {
        assertThat(stream.connect(socket.connection)).isTrue();
        workers.start();
        for (int sequence = 1; sequence <= 4; sequence++) {
            offer(sequence);
        }
        assertThat(socket.sequences(WireFormat.REFUSED)).containsExactly(1, 2, 3);
        assertThat(socket.sequences(WireFormat.PICTURE)).containsExactly(4);
        assertThat(stream.statistics().refused()).isEqualTo(3);
    }

    @Test
    void makeANewPipelineAfterAnErrorOnly() {
        assertThat(stream.connect(socket.connection)).isTrue();
        workers.start();
        offer(1);
        offer(5);
        assertThat(made).hasValue(1);
        offer(2);
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
        offer(3);
        offer(4);
        assertThat(made).hasValue(3);
    }

    @Test
    void closeTheirPipelinesAndCanStartAgain() {
        assertThat(stream.connect(socket.connection)).isTrue();
        workers.start();
        offer(4);
        workers.stop();
        assertThat(closed).hasValue(1);
        made.set(5);
        workers.start();
        offer(6);
        assertThat(socket.sequences(WireFormat.PICTURE)).containsExactly(4, 6);
    }

    private void offer(int sequence) {
        stream.offer(FakeSocket.frame(sequence), socket.connection);
        await().until(socket::hasUnread);
        socket.read();
    }
}
