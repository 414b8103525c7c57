package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.UserId;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Uploads whose time passes as the test says. */
class StillUploadsTest {

    private static final UserId ADA = new UserId(new UUID(0, 0xADA));

    private record Deadline(CompletableFuture<byte[]> arrived, Duration after) {}

    private final List<Deadline> deadlines = new ArrayList<>();
    private final AtomicInteger worked = new AtomicInteger();
    private final StillUploads uploads = new StillUploads(
            ArrivingFileTest.limits(), (arrived, after) -> deadlines.add(new Deadline(arrived, after)));

    @BeforeEach
    void start() {
        uploads.start();
    }

    /** A body of which nothing, or a byte now and then, comes. */
    private static final class SlowBody extends ServletInputStream {

        private final List<ReadListener> listeners = new ArrayList<>();
        private boolean came;

        void comeOneByte() throws IOException {
            came = true;
            listeners.getFirst().onDataAvailable();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return came;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads single bytes");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (!came || length < 1) {
                throw new IllegalStateException("expected isReady() and room before read()");
            }
            came = false;
            into[from] = 7;
            return 1;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            listeners.add(listener);
        }
    }

    @Test
    void aFileHasOneDeadlineHoweverOftenAByteComes() throws IOException {
        SlowBody body = new SlowBody();
        MockHttpServletResponse answer = begin(body);
        for (int i = 0; i < 100; i++) {
            body.comeOneByte();
        }

        assertThat(deadlines)
                .extracting(Deadline::after)
                .containsExactly(ArrivingFileTest.limits().uploadTime());
        assertThat(answer.getStatus()).as("before the deadline").isEqualTo(200);

        expire(deadlines.getFirst());

        await().until(() -> answer.getStatus() == 408);
        assertThat(worked).hasValue(0);
    }

    @Test
    void theDeadlineOfAFileThatWaitsBehindOthersBeginsWithItsRequest() throws IOException {
        for (int i = 0; i < UploadLimiter.MAX_ARRIVING; i++) {
            begin(new SlowBody());
        }
        SlowBody waiting = new SlowBody();
        MockHttpServletResponse answer = begin(waiting);
        assertThat(waiting.listeners).as("read before its turn").isEmpty();

        expire(deadlines.getLast());

        await().until(() -> answer.getStatus() == 408);
        assertThat(deadlines)
                .extracting(Deadline::after)
                .containsOnly(ArrivingFileTest.limits().uploadTime());
    }

    @Test
    void theNextFileIsReadWhenTheOneBeforeItIsGivenUp() throws IOException {
        for (int i = 0; i < UploadLimiter.MAX_ARRIVING; i++) {
            begin(new SlowBody());
        }
        SlowBody waiting = new SlowBody();
        begin(waiting);

        expire(deadlines.getFirst());

        assertThat(waiting.listeners).hasSize(1);
    }

    @Test
    void aServerThatStopsWaitsForNoFile() throws IOException {
        MockHttpServletResponse before = begin(new SlowBody());

        uploads.stop();
        MockHttpServletResponse after = begin(new SlowBody());

        await().until(() -> before.getStatus() == 503 && after.getStatus() == 503);
        assertThat(uploads.freeBytes())
                .isEqualTo(ArrivingFileTest.limits().uploadMemory().toBytes());
    }

    private MockHttpServletResponse begin(SlowBody body) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return body;
            }

            @Override
            public long getContentLengthLong() {
                return 100_000;
            }
        };
        request.setAsyncSupported(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        uploads.receive(
                ADA,
                request,
                response,
                _ -> {
                    worked.incrementAndGet();
                    return ResponseEntity.ok("");
                },
                failure -> ResponseEntity.status(StillController.status(((StillException) failure).problem()))
                        .body(""));
        return response;
    }

    private static void expire(Deadline deadline) {
        deadline.arrived().completeExceptionally(new TimeoutException());
    }
}
