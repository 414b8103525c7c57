package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The product in a process of its own, on a port that the system chose, with a data folder of its own. */
public final class StartedServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    /** Beyond what any test asks for, so that it can say how long a stop took that took too long. */
    private static final Duration STOP = Duration.ofMinutes(1);

    /** What the JVM writes when native code brings it down, which a process that was to end anyway hides. */
    private static final String CRASH = "crash.log";

    private final Process process;
    private final Path folder;
    private int port;

    private StartedServer(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param main the product's own, or one that starts it and does something more
     * @param folder for the data and the log
     * @param options of Java
     * @param settings of the product, as on its command line
     */
    public static StartedServer start(Class<?> main, Path folder, List<String> options, String... settings)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-Dvaadin.productionMode=true"));
        all.add("-XX:ErrorFile=" + folder.resolve(CRASH));
        all.addAll(options);
        ProcessBuilder java = JavaProcess.of(main, all, "--server.port=0", "--server.address=127.0.0.1");
        java.command().add("--selfie.data-folder=" + folder.resolve("data"));
        java.command().addAll(List.of(settings));
        Process process = java.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        StartedServer server = new StartedServer(process, folder);
        try {
            server.port = Integer.parseInt(server.said(Pattern.compile("Tomcat started on port (\\d+)")));
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    public int port() {
        return port;
    }

    /** As a page's origin. */
    public String address() {
        return "http://localhost:" + port;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Files and folders of the data that others than their owner may read, write or enter. */
    public List<Path> openToOthers() throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data())) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                        .endsWith("------")) {
                    open.add(path);
                }
            }
        }
        return open;
    }

    public long pid() {
        return process.pid();
    }

    /** What it has written so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "";
        }
    }

    /** The first group of the first match in what it writes, waited for. */
    public String said(Pattern words) {
        Matcher matcher = words.matcher("");
        await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return matcher.reset(log()).find();
        });
        return matcher.group(1);
    }

    /** Tells it to stop, as a supervisor does, and says how long that took: a minute at most, then it still runs. */
    public Duration stop() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        boolean _ = process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        Duration stopped = Duration.ofNanos(System.nanoTime() - start);
        assertThat(folder.resolve(CRASH)).as(this::log).doesNotExist();
        return stopped;
    }

    @Override
    public void close() {
        try {
            int _ = process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
