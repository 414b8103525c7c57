package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ArrivingFileTest {

    private static final int MOST = 200_000;
    private static final long MEMORY = 1_600 * 1024;
    private static final UserId ADA = new UserId(new UUID(0, 0xADA));

    private final UploadLimiter limiter = new UploadLimiter(limits());
    private final CompletableFuture<byte[]> arrived = new CompletableFuture<>();

    static StillsProperties limits() {
        return new StillsProperties(
                1,
                1,
                1,
                Duration.ofSeconds(1),
                DataSize.ofBytes(MOST),
                DataSize.ofBytes(MEMORY),
                Duration.ofSeconds(20),
                1,
                Duration.ofSeconds(1));
    }

    /** A body that comes in parts, and calls as the container does: only while something is there, and once at the end. */
    private static final class Body extends ServletInputStream {

        private final byte[] all;
        private int came;
        private int read;
        private boolean wasReady;

        Body(byte[] all) {
            this.all = all;
        }

        void come(int bytes, ArrivingFile file) throws IOException {
            came = Math.min(all.length, came + bytes);
            file.onDataAvailable();
            if (isFinished()) {
                file.onAllDataRead();
            }
        }

        @Override
        public boolean isReady() {
            wasReady = read < came;
            return wasReady;
        }

        @Override
        public boolean isFinished() {
            return read == all.length;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (!wasReady) {
                throw new IllegalStateException("expected isReady() before read()");
            }
            if (length < 1 || from + length > target.length) {
                throw new IllegalArgumentException("expected room, found " + length + " bytes at " + from);
            }
            wasReady = false;
            int part = Math.min(length, came - read);
            System.arraycopy(all, read, target, from, part);
            read += part;
            return part;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads single bytes");
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the test calls the listener itself");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072, MOST - 1, MOST})
    void aFileArrivesWholeWhetherItsLengthIsSaidOrNot(int length) throws IOException {
        byte[] file = random(length);
        CompletableFuture<byte[]> unsaid = new CompletableFuture<>();

        sendInParts(file, length, arrived);
        sendInParts(file, -1, unsaid);

        assertThat(arrived).isCompletedWithValueMatching(read -> java.util.Arrays.equals(read, file));
        assertThat(unsaid).isCompletedWithValueMatching(read -> java.util.Arrays.equals(read, file));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, MOST, MOST + 1})
    void aFileThatIsTooLongIsRefusedWhenAllOfItHasCome(int said) throws IOException {
        Body body = new Body(new byte[MOST + 1]);
        ArrivingFile file = arriving(body, said, limiter.enter(ADA), arrived);

        body.come(MOST, file);
        assertThat(arrived).isNotDone();
        body.come(1, file);

        assertProblem(StillProblem.TOO_LARGE);
    }

    @Test
    void aFileWithoutEndIsRefusedBeforeItsEnd() throws IOException {
        Body body = new Body(new byte[3 * MOST]);

        body.come(2 * MOST + 10_000, arriving(body, -1, limiter.enter(ADA), arrived));

        assertProblem(StillProblem.TOO_LARGE);
    }

    @Test
    void memoryIsReservedAsBytesComeAndNotAsTheyAreAnnounced() throws IOException {
        Body body = new Body(random(MOST));
        UploadLimiter.Place place = limiter.enter(ADA);
        ArrivingFile file = arriving(body, MOST, place, arrived);

        assertThat(limiter.freeBytes()).as("after the announcement").isEqualTo(MEMORY);
        body.come(1, file);
        assertThat(limiter.freeBytes()).as("after the first byte").isEqualTo(MEMORY - 65_536);
        body.come(100_000, file);
        assertThat(limiter.freeBytes()).as("after half of it").isEqualTo(MEMORY - 131_072);
        body.come(MOST, file);
        assertThat(limiter.freeBytes()).as("after all of it").isEqualTo(MEMORY - MOST);

        place.close();
        place.close();
        assertThat(limiter.freeBytes()).isEqualTo(MEMORY);
    }

    @Test
    void whereAPersonsShareOfTheMemoryEndsTheyAreToldToWait() throws IOException {
        UploadLimiter.Place other = limiter.enter(ADA);
        assertThat(other.reserve(MEMORY / 4 - 50_000)).isTrue();
        Body body = new Body(new byte[10_000 + 65_536]);

        body.come(MOST, arriving(body, -1, limiter.enter(ADA), arrived));

        assertProblem(StillProblem.BUSY);
    }

    @Test
    void whatIsGivenUpIsReadNoFurther() throws IOException {
        Body body = new Body(new byte[MOST]);
        ArrivingFile file = arriving(body, MOST, limiter.enter(ADA), arrived);
        body.come(10, file);

        arrived.completeExceptionally(new StillException(StillProblem.TOO_SLOW, "the test's own"));
        body.come(100_000, file);

        assertThat(body.read).isEqualTo(10);
    }

    @Test
    void aLineThatBreaksIsNoFile() {
        ArrivingFile file = arriving(new Body(new byte[10]), 10, limiter.enter(ADA), arrived);

        file.onError(new IOException("the test's own"));

        assertThat(arrived).isCompletedExceptionally();
    }

    private void sendInParts(byte[] bytes, int said, CompletableFuture<byte[]> into) throws IOException {
        try (UploadLimiter.Place place = limiter.enter(ADA)) {
            Body body = new Body(bytes);
            ArrivingFile file = arriving(body, said, place, into);
            for (int sent = 0; sent < bytes.length; sent += 7_001) {
                body.come(7_001, file);
            }
        }
    }

    private static ArrivingFile arriving(
            Body body, int said, UploadLimiter.Place place, CompletableFuture<byte[]> arrived) {
        return new ArrivingFile(body, MOST, said, place, arrived);
    }

    private void assertProblem(StillProblem problem) {
        assertThat(arrived).isDone();
        assertThatThrownBy(arrived::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
