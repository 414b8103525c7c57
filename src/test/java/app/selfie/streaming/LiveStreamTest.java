package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.limits.OneTimeTickets;
import app.selfie.segmentation.ModelId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final StreamSettings SETTINGS =
            new StreamSettings(new ModelId("selfie"), new BackdropChoice.None(), EdgeCurve.DEFAULT, 0);

    private final ReadyQueue turns = new ReadyQueue();
    private final OneTimeTickets<LiveStream, LiveStream> tickets =
            new OneTimeTickets<>(Duration.ofSeconds(30), 1, 100, InstantSource.system());
    private final List<Integer> worked = new ArrayList<>();
    private final FrameProcessor work = (owner, frame, settings, view, statistics) -> {
        worked.add(frame.sequence());
        StageTimes times = new StageTimes();
        times.begin(frame.arrivedNanos());
        return WireFormat.picture(new byte[WireFormat.PICTURE_AT + 1], frame.sequence(), frame.captureTime(), times);
    };

    @Test
    void keepsOnlyTheNewestFrame() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket socket = connect(stream);
        for (int sequence = 1; sequence <= 3; sequence++) {
            stream.offer(FakeSocket.frame(sequence), socket.connection);
        }
        turns.next().work(work);
        assertThat(worked).containsExactly(3);
        assertThat(stream.statistics().superseded()).isEqualTo(2);
    }

    @Test
    void tellsTheClientWhichFramesWereSuperseded() {
        LiveStream stream = open();
        FakeSocket socket = connect(stream);
        stream.offer(FakeSocket.frame(1), socket.connection);
        stream.offer(FakeSocket.frame(2), socket.connection);
        assertThat(socket.sequences(WireFormat.REFUSED)).containsExactly(1);
        assertThat(socket.sent.getFirst().get(WireFormat.ANSWER_HEADER_BYTES))
                .isEqualTo((byte) RejectionReason.SUPERSEDED.code());
    }

    /** So that a client with many frames under way may send the next ones. */
    @Test
    void answersEveryFrameThatWaitsInVainAtOnceWhileOneIsInWork() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket socket = connect(stream);
        stream.offer(FakeSocket.frame(1), socket.connection);
        turns.next().work((owner, frame, settings, view, statistics) -> {
            for (int sequence = 2; sequence <= 12; sequence++) {
                stream.offer(FakeSocket.frame(sequence), socket.connection);
                drain(socket);
            }
            assertThat(socket.sequences(WireFormat.REFUSED)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            return work.answer(owner, frame, settings, view, statistics);
        });
        drain(socket);
        turns.next().work(work);
        assertThat(worked).containsExactly(1, 12);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void givesAStreamItsNextTurnOnlyWhenItsPictureHasLeft() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket slow = connect(stream);
        stream.offer(FakeSocket.frame(1), slow.connection);
        turns.next().work(work);
        stream.offer(FakeSocket.frame(2), slow.connection);
        assertThat(turns.waiting()).isZero();
        slow.read();
        turns.next().work(work);
        assertThat(worked).containsExactly(1, 2);
    }

    @Test
    void servesAGreedyStreamNoMoreOftenThanAModestOne() throws InterruptedException {
        LiveStream greedy = open();
        LiveStream modest = open();
        FakeSocket greedySocket = connect(greedy);
        FakeSocket modestSocket = connect(modest);
        for (int round = 1; round <= 10; round++) {
            for (int burst = 0; burst < 5; burst++) {
                greedy.offer(FakeSocket.frame(1000 + round), greedySocket.connection);
            }
            modest.offer(FakeSocket.frame(round), modestSocket.connection);
            turns.next().work(work);
            turns.next().work(work);
            drain(greedySocket);
            drain(modestSocket);
        }
        assertThat(worked.stream().filter(sequence -> sequence < 1000)).hasSize(10);
        assertThat(worked.stream().filter(sequence -> sequence >= 1000)).hasSize(10);
    }

    @Test
    void handsTheStreamToTheNewestConnection() {
        LiveStream stream = open();
        FakeSocket first = connect(stream);
        FakeSocket second = connect(stream);
        assertThat(first.closed()).isEqualTo(Connection.REPLACED);
        assertThat(stream.disconnect(first.connection))
                .as("without a connection")
                .isFalse();
        assertThat(second.closed()).isNull();
    }

    @Test
    void ignoresFramesOfAConnectionThatWasReplaced() {
        LiveStream stream = open();
        FakeSocket first = connect(stream);
        connect(stream);
        stream.offer(FakeSocket.frame(1), first.connection);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void aNewConnectionDoesNotWaitForWhatTheOldOneHasNotSent() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket stuck = connect(stream);
        stream.offer(FakeSocket.frame(1), stuck.connection);
        turns.next().work(work);
        FakeSocket fresh = connect(stream);
        stream.offer(FakeSocket.frame(2), fresh.connection);
        turns.next().work(work);
        stuck.read();
        assertThat(fresh.sequences(WireFormat.PICTURE)).containsExactly(2);
        assertThat(turns.waiting()).isZero();
        fresh.read();
        stream.offer(FakeSocket.frame(3), fresh.connection);
        turns.next().work(work);
        assertThat(worked).containsExactly(1, 2, 3);
    }

    @Test
    void aNewConnectionIsNotAnsweredForAFrameOfTheOldOne() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket old = connect(stream);
        stream.offer(FakeSocket.frame(1), old.connection);
        FakeSocket fresh = connect(stream);
        turns.next().work(work);
        assertThat(worked).isEmpty();
        assertThat(fresh.sent).isEmpty();
    }

    @Test
    void endsForGood() throws InterruptedException {
        LiveStream stream = open();
        FakeSocket socket = connect(stream);
        stream.offer(FakeSocket.frame(1), socket.connection);
        String ticket = stream.newTicket();
        stream.close();
        turns.next().work(work);
        assertThat(socket.closed()).isEqualTo(Connection.ENDED);
        assertThat(worked).isEmpty();
        assertThat(stream.connect(new FakeSocket().connection)).isFalse();
        assertThat(tickets.redeem(ticket, _ -> true)).isEqualTo(new OneTimeTickets.Redemption.Unknown<>());
    }

    @Test
    void closesASilentConnectionAndKeepsTheStream() {
        LiveStream stream = open();
        FakeSocket socket = connect(stream);
        stream.closeIfIdle(Duration.ofMinutes(1));
        assertThat(socket.closed()).isNull();
        stream.closeIfIdle(Duration.ZERO);
        assertThat(socket.closed()).isEqualTo(Connection.IDLE);
        assertThat(stream.connect(new FakeSocket().connection)).isTrue();
    }

    private LiveStream open() {
        return new LiveStream(new UserId(UUID.randomUUID()), SETTINGS, turns, tickets, new StreamMetrics());
    }

    private static FakeSocket connect(LiveStream stream) {
        FakeSocket socket = new FakeSocket();
        assertThat(stream.connect(socket.connection)).isTrue();
        return socket;
    }

    private static void drain(FakeSocket socket) {
        while (socket.hasUnread()) {
            socket.read();
        }
    }
}
