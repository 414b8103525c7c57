package app.selfie.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product as people run it, on a free port, with a data folder of its own. */
final class Product implements AutoCloseable {

    /** Says nothing about speed: it ends a test whose product hangs. */
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final List<String> java;
    private final Path folder;
    private final int port;
    private final List<String> settings;
    private Process process;

    private Product(List<String> java, Path folder, int port, List<String> settings) throws IOException {
        this.java = java;
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Starts the packaged product and waits for its first page.
     *
     * @param settings on the command line, such as {@code --selfie.models.offline=true}
     */
    static Product start(Path folder, String... settings) {
        return start(InstalledProduct.command(List.of()), folder, settings);
    }

    /** Likewise from the one file that the build makes: slower, and what a newcomer does first. */
    static Product startOneFile(Path folder, String... settings) {
        return start(InstalledProduct.commandOfOneFile(), folder, settings);
    }

    private static Product start(List<String> java, Path folder, String... settings) {
        try {
            Product product = new Product(java, folder, freePort(), List.of(settings));
            product.awaitFirstPage();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--selfie.data-folder=" + folder.resolve("data")));
        command.addAll(settings);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** What the product has printed. */
    Path log() {
        return folder.resolve("product.log");
    }

    int port() {
        return port;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Stops the product as an administrator would, and starts it again on the same data. */
    void restart() {
        stop();
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitFirstPage();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFirstPage() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/login"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            while (System.nanoTime() < limit && process.isAlive()) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            < 500) {
                        return;
                    }
                } catch (IOException e) {
                    Thread.sleep(100); // not listening yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the product showed no page within " + START_LIMIT + "; it printed " + log());
    }

    @Override
    public void close() {
        stop();
    }
}
