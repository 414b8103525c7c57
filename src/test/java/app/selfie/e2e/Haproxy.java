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

/** The HAProxy of this machine in front of the product, as the README says, on a free port. */
final class Haproxy implements AutoCloseable {

    private static final Pattern BLOCK = Pattern.compile("```haproxy\n(.*?)```", Pattern.DOTALL);

    private final Path folder;
    private final int port;
    private final Process process;

    private Haproxy(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The README's lines. */
    static String readme() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("an haproxy block in the README").isTrue();
        return block.group(1);
    }

    /**
     * Starts it.
     *
     * @param folder empty, for its files
     * @param configuration the README's lines, or most of them
     */
    static Haproxy start(Path folder, String configuration, Certificate certificate, Product product)
            throws IOException {
        Path program = Programs.require("HAProxy", "haproxy");
        int port = Product.freePort();
        Files.createDirectories(folder);
        Path both = folder.resolve("studio.pem"); // HAProxy wants the chain and its key in one file
        Files.writeString(both, Files.readString(certificate.chain()) + Files.readString(certificate.key()));
        String adapted = replaced(
                configuration, "bind :443 ssl crt /etc/ssl/studio.pem", "bind 127.0.0.1:" + port + " ssl crt " + both);
        adapted = replaced(adapted, "127.0.0.1:8080", "127.0.0.1:" + product.port());
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), adapted);
        Process process = new ProcessBuilder(List.of(program.toString(), "-db", "-f", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Haproxy haproxy = new Haproxy(folder, port, process);
        try {
            haproxy.awaitStart();
            return haproxy;
        } catch (RuntimeException | Error e) {
            haproxy.close();
            throw e;
        }
    }

    /** Another configuration than the README's: with one of its lines changed, or left out. */
    static String replaced(String text, String what, String by) {
        assertThat(text).as("the README's haproxy block").contains(what);
        return text.replace(what, by);
    }

    private void awaitStart() {
        Awaitility.await("HAProxy, see " + folder)
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("HAProxy ended, see " + folder, () -> !process.isAlive())
                .untilAsserted(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    String address() {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
