package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncSenderTest {

    private final RemoteEndpoint.Async remote = mock(RemoteEndpoint.Async.class);
    private final Session session = mock(Session.class);
    private final Queue<SendHandler> underWay = new ArrayDeque<>();
    private final List<Integer> transmitted = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AsyncSender outbox = new AsyncSender(remote, () -> failures.add("failed"));

    @BeforeEach
    void transmitWhenTheTestSaysSo() {
        onSend((bytes, handler) -> underWay.add(handler));
    }

    @Test
    void sendsOneAfterAnotherInOrder() {
        for (int i = 1; i <= 3; i++) {
            send(i);
        }
        assertThat(transmitted).containsExactly(1);
        leave();
        leave();
        leave();
        assertThat(transmitted).containsExactly(1, 2, 3);
        assertThat(gone).containsExactly(1, 2, 3);
        assertThat(failures).isEmpty();
    }

    @Test
    void dropsWhatDoesNotFitAndSaysSo() {
        for (int i = 1; i <= 24; i++) {
            send(i);
        }
        assertThat(gone).as("dropped at once: one under way, twenty wait").containsExactly(22, 23, 24);
        while (!underWay.isEmpty()) {
            leave();
        }
        assertThat(transmitted)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList());
    }

    @Test
    void aFailureIsReportedAndTheNextMessageTried() {
        send(1);
        send(2);
        underWay.remove().onResult(new SendResult(session, new java.io.IOException("the test's own")));
        assertThat(failures).hasSize(1);
        assertThat(gone).containsExactly(1);
        assertThat(transmitted).containsExactly(1, 2);
    }

    @Test
    void anErrorOfTheContainerFreezesNothing() {
        onSend((bytes, handler) -> {
            throw new OutOfMemoryError("the test's own");
        });
        send(1);
        send(2);
        assertThat(gone).containsExactly(1, 2);
        assertThat(failures).hasSize(2);
    }

    @Test
    void aMessageThatWasReportedAndThenThrowsIsGoneOnce() {
        onSend((bytes, handler) -> {
            handler.onResult(new SendResult(session));
            throw new IllegalStateException("the test's own");
        });
        send(1);
        assertThat(gone).containsExactly(1);
    }

    private interface Sending {
        void send(ByteBuffer bytes, SendHandler handler);
    }

    private void onSend(Sending sending) {
        doAnswer(call -> {
                    ByteBuffer bytes = call.getArgument(0);
                    transmitted.add(bytes.getInt(0));
                    sending.send(bytes, call.getArgument(1));
                    return null;
                })
                .when(remote)
                .sendBinary(any(ByteBuffer.class), any(SendHandler.class));
    }

    private void send(int number) {
        outbox.send(ByteBuffer.allocate(4).putInt(number).flip(), () -> gone.add(number));
    }

    private void leave() {
        underWay.remove().onResult(new SendResult(session));
    }
}
