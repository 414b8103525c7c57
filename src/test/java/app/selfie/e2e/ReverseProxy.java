package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A reverse proxy of this machine in front of the product, as the README says, on a free port and with files of its own. */
abstract class ReverseProxy implements AutoCloseable {

    private final String name;
    private final int port;
    private final Process process;

    /** Where its files are. */
    final Path folder;

    /**
     * Starts it and waits until it listens.
     *
     * @param folder there already; what it prints goes there
     */
    ReverseProxy(String name, Path folder, int port, List<String> command) throws IOException {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        try {
            awaitStart();
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    /** The README's lines for it, in a block of that language. */
    static String readme(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("a block for %s in the README", language).isTrue();
        return block.group(1);
    }

    /** Another configuration than the README's: with one of its lines changed, or left out. */
    static String replaced(String configuration, String what, String by) {
        assertThat(configuration).as("the README's block").contains(what);
        return configuration.replace(what, by);
    }

    private void awaitStart() {
        Awaitility.await(name + ", see " + folder)
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast(name + " ended, see " + folder, () -> !process.isAlive())
                .untilAsserted(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    String address() {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
