package app.selfie.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product's process, wherever it gets to: it may refuse to start, and it may be killed. */
final class LaunchedProduct implements AutoCloseable {

    private static final int LIMIT_S = 180;
    private static final String STARTED = "Started SelfieStudioApplication";

    private final Process process;
    private final Path log;

    private LaunchedProduct(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static LaunchedProduct launch(Path folder, Path data, String... settings) throws IOException {
        return launch(folder, List.of(), data, settings);
    }

    /**
     * Starts it.
     *
     * @param folder for its log
     * @param java options of the Java that runs it
     */
    static LaunchedProduct launch(Path folder, List<String> java, Path data, String... settings) throws IOException {
        return launch(folder, command(java, data, settings));
    }

    static LaunchedProduct launch(Path folder, List<String> command) throws IOException {
        Path log = Files.createTempFile(folder, "product-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("HOME");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new LaunchedProduct(process, log);
    }

    static List<String> command(List<String> java, Path data, String... settings) {
        List<String> command = new ArrayList<>(InstalledProduct.command(java));
        command.add("--server.address=127.0.0.1");
        command.add("--management.server.port=0");
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("--server.port="))) {
            command.add("--server.port=" + freePort());
        }
        command.add("--selfie.data-folder=" + data);
        command.addAll(List.of(settings));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it serves. */
    void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!said().contains(STARTED)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("expected it to start, it said: " + said());
            }
        }
    }

    /** Waits until it ends; its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("expected it to end within " + LIMIT_S + " s");
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String said() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
