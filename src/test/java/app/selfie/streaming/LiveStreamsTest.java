package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;

class LiveStreamsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private LiveStreams streams = streams(LONG);
    private final UserId ada = new UserId(UUID.randomUUID());

    @BeforeEach
    void start() {
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void nobodyGetsMoreStreamsThanTheirShare() {
        connect(ada);
        FakeSocket last = connect(ada);
        FakeSocket tooMany = new FakeSocket();
        assertThat(streams.connect(open(ada), tooMany.connection)).hasValue(Connection.FULL);
        assertThat(last.closed()).isNull();
        connect(new UserId(UUID.randomUUID()));
    }

    @Test
    void theServerTakesNoMoreStreamsThanItMay() {
        for (int i = 0; i < 3; i++) {
            connect(new UserId(UUID.randomUUID()));
        }
        LiveStream fourth = open(ada);
        assertThat(streams.connect(fourth, new FakeSocket().connection)).hasValue(Connection.FULL);
    }

    @Test
    void aStreamThatIsConnectedCanBeConnectedAnewWhenTheServerIsFull() {
        LiveStream stream = open(ada);
        FakeSocket first = new FakeSocket();
        assertThat(streams.connect(stream, first.connection)).isEmpty();
        connect(new UserId(UUID.randomUUID()));
        connect(new UserId(UUID.randomUUID()));
        FakeSocket second = new FakeSocket();
        assertThat(streams.connect(stream, second.connection)).isEmpty();
        streams.disconnect(stream, first.connection);
        assertThat(streams.connectedStreams())
                .as("the old connection's end takes nothing away")
                .isEqualTo(3);
        streams.disconnect(stream, second.connection);
        assertThat(streams.connectedStreams()).isEqualTo(2);
    }

    @Test
    void theLimitHoldsWhenManyConnectAtOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LiveStream stream = open(new UserId(UUID.randomUUID()));
            FakeSocket socket = new FakeSocket();
            clients.add(Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                streams.connect(stream, socket.connection);
            }));
        }
        go.countDown();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(streams.connectedStreams()).isEqualTo(3);
    }

    @Test
    void silentConnectionsAreClosed() {
        streams.stop();
        streams = streams(Duration.ofMillis(40));
        streams.start();
        FakeSocket silent = connect(ada);
        await().untilAsserted(() -> assertThat(silent.closed()).isEqualTo(Connection.IDLE));
    }

    @Test
    void stopSaysGoodbyeAndTheNextStartServesAgain() {
        FakeSocket before = connect(ada);
        streams.stop();
        assertThat(before.closed()).isEqualTo(CloseStatus.GOING_AWAY);
        assertThat(streams.connect(open(ada), new FakeSocket().connection)).hasValue(CloseStatus.GOING_AWAY);
        streams.start();
        LiveStream stream = open(ada);
        FakeSocket after = new FakeSocket();
        assertThat(streams.connect(stream, after.connection)).isEmpty();
        stream.offer(FakeSocket.frame(1), after.connection);
        await().untilAsserted(
                        () -> assertThat(after.sequences(WireFormat.PICTURE)).containsExactly(1));
        streams.stop();
        assertThat(after.closed()).isEqualTo(CloseStatus.GOING_AWAY);
    }

    @Test
    void aFloodOfRefusedFramesClosesTheConnection() {
        LiveStream stream = open(ada);
        FakeSocket socket = new FakeSocket();
        assertThat(streams.connect(stream, socket.connection)).isEmpty();
        for (int sequence = 1; sequence <= 1000; sequence++) {
            stream.refuse(FakeSocket.frame(sequence), RejectionReason.TOO_LARGE, socket.connection);
        }
        assertThat(socket.closed()).isNull();
        stream.refuse(FakeSocket.frame(1001), RejectionReason.TOO_LARGE, socket.connection);
        assertThat(socket.closed()).isEqualTo(Connection.FLOOD);
        assertThat(stream.statistics().refused()).isEqualTo(1001);
    }

    private LiveStream open(UserId owner) {
        return streams.open(
                owner, new StreamSettings(new ModelId("selfie"), new BackdropChoice.None(), EdgeCurve.DEFAULT, 0));
    }

    private FakeSocket connect(UserId owner) {
        FakeSocket socket = new FakeSocket();
        assertThat(streams.connect(open(owner), socket.connection)).isEmpty();
        return socket;
    }

    private static LiveStreams streams(Duration idleTimeout) {
        return new LiveStreams(
                new StreamProperties(
                        1, 3, 2, DataSize.ofMegabytes(1), 1280, 1280, 82, Duration.ofSeconds(30), idleTimeout),
                () -> (owner, frame, settings, view, statistics) ->
                        WireFormat.picture(new byte[WireFormat.PICTURE_AT + 1], frame.sequence(), 0, new StageTimes()),
                new StreamMetrics());
    }
}
