package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.e2e.ShapedLine.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests' own line: it is never quicker than it says, and loses nothing. */
class ShapedLineTest {

    private ServerSocket echo = unbound();

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try (Socket client = echo.accept()) {
                    client.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException _) { // the client has gone, or the test is over
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        echo.close();
    }

    @Test
    void everyByteComesBackInOrder() throws Exception {
        byte[] sent = new byte[300_000];
        new Random(1).nextBytes(sent);
        try (ShapedLine line =
                ShapedLine.to(echo.getLocalPort(), Shape.of(4, 100, 100).withJitter(2))) {
            assertThat(echoed(line, sent)).isEqualTo(sent);
            assertThat(line.bytesUp()).isEqualTo(sent.length);
            assertThat(line.bytesDown()).isEqualTo(sent.length);
        }
    }

    @Test
    void aRoundTripTakesAsLongAsTheLineIsLong() throws Exception {
        try (ShapedLine line = ShapedLine.to(echo.getLocalPort(), Shape.of(120, 100, 100))) {
            assertThat(timeOf(line, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void theNarrowerWayBoundsTheRate() throws Exception {
        try (ShapedLine up = ShapedLine.to(echo.getLocalPort(), Shape.of(0, 4, 100));
                ShapedLine down = ShapedLine.to(echo.getLocalPort(), Shape.of(0, 100, 2))) {
            assertThat(timeOf(up, 200_000)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
            assertThat(timeOf(down, 100_000)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void aLineMayChangeAndStandStill() throws Exception {
        try (ShapedLine line = ShapedLine.to(echo.getLocalPort(), Shape.of(0, 100, 100))) {
            line.become(Shape.of(0, 2, 100));
            assertThat(timeOf(line, 50_000)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            line.become(Shape.of(0, 100, 100));
            line.stall(Duration.ofMillis(300));
            assertThat(timeOf(line, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
    }

    private static Duration timeOf(ShapedLine line, int bytes) throws IOException {
        long start = System.nanoTime();
        assertThat(echoed(line, new byte[bytes])).hasSize(bytes);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static byte[] echoed(ShapedLine line, byte[] sent) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(line.address()).getPort())) {
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                } catch (IOException _) { // then too little comes back
                }
            });
            return socket.getInputStream().readAllBytes();
        }
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
