package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class StillBodyTest {

    private static final int MOST = 200_000;
    private static final long MEMORY = 400 * 1024;

    private final StillBody bodies = new StillBody(new StillsProperties(
            1,
            1,
            1,
            Duration.ofSeconds(1),
            DataSize.ofBytes(MOST),
            DataSize.ofBytes(MEMORY),
            Duration.ofSeconds(20),
            1,
            Duration.ofSeconds(1)));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, MOST - 1, MOST})
    void aFileArrivesWholeWhetherItsLengthIsSaidOrNot(int length) throws IOException {
        byte[] file = new byte[length];
        new Random(length).nextBytes(file);

        byte[] said = bodies.use(request(file, length), read -> read);
        byte[] unsaid = bodies.use(request(file, -1), read -> read);

        assertThat(said).isEqualTo(file);
        assertThat(unsaid).isEqualTo(file);
        assertThat(bodies.freeBytes()).isEqualTo(MEMORY);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, MOST + 1})
    void aFileThatIsTooLongIsRefused(int said) {
        assertProblem(StillProblem.TOO_LARGE, request(new byte[MOST + 1], said));
    }

    @Test
    void memoryIsReservedForWhatWasSaidUntilTheWorkIsDone() throws IOException {
        long free = bodies.use(request(new byte[10_240], 10_240), _ -> bodies.freeBytes());

        assertThat(free).isEqualTo(MEMORY - 10_240);
        assertThat(bodies.freeBytes()).isEqualTo(MEMORY);
    }

    @Test
    void whereMemoryEndsTheServerIsBusy() throws IOException {
        String done = bodies.use(
                request(new byte[1], -1),
                _ -> use(request(new byte[1], -1), () -> {
                    assertProblem(StillProblem.BUSY, request(new byte[20_000], 20_000));
                    return "done";
                }));

        assertThat(done).isEqualTo("done");
        assertThat(bodies.freeBytes()).isEqualTo(MEMORY);
    }

    @Test
    void aSilentLineIsTooSlow() {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public DelegatingServletInputStream getInputStream() {
                return new DelegatingServletInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] target, int from, int length) throws IOException {
                        throw new SocketTimeoutException("the test's own");
                    }
                };
            }
        };

        assertProblem(StillProblem.TOO_SLOW, request);
        assertThat(bodies.freeBytes()).isEqualTo(MEMORY);
    }

    private interface Inner {
        String run();
    }

    private String use(MockHttpServletRequest request, Inner inner) {
        try {
            return bodies.use(request, _ -> inner.run());
        } catch (IOException e) {
            throw new IllegalStateException("an array does not fail", e);
        }
    }

    private void assertProblem(StillProblem problem, MockHttpServletRequest request) {
        assertThatThrownBy(() -> bodies.use(request, _ -> ""))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    /** @param said the length in the header; -1 for none */
    private static MockHttpServletRequest request(byte[] body, int said) {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return said;
            }
        };
        request.setContent(body);
        return request;
    }
}
