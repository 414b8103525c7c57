package app.selfie.storage;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A real S3 server (S3Proxy) on 127.0.0.1 that keeps its objects in a folder, in a process of its own. The build puts
 * its jar into {@code target/s3-server}; without it the tests fail in CI and are skipped elsewhere. It refuses headers that
 * it does not know.
 */
final class S3Server implements AutoCloseable {

    static final String KEY = "test-key";
    static final String SECRET = "test-secret-of-this-server-only";

    private static final Path JAR = Path.of("target", "s3-server", "s3proxy-jar-with-dependencies.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;

    private S3Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a server that answers when this returns. */
    static S3Server start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            String message = "expected an S3 server at " + JAR + ", which the build puts there";
            return Boolean.parseBoolean(System.getenv("CI")) ? fail(message) : abort(message);
        }
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Path settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                jclouds.identity=unused
                jclouds.credential=unused
                """.formatted(address, KEY, SECRET, objects));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-DLOG_LEVEL=warn",
                        "-jar",
                        JAR.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        S3Server server = new S3Server(process, address);
        server.awaitAnswer(port, folder.resolve("s3proxy.log"));
        return server;
    }

    URI address() {
        return address;
    }

    private void awaitAnswer(int port, Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IllegalStateException("expected an S3 server, found: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
