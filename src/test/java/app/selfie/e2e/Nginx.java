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

/** The nginx of this machine in front of the product, as the README says, on a free port and with files of its own. */
final class Nginx implements AutoCloseable {

    /** Everything that nginx wants to write, inside its folder; one process, which needs no rights. */
    @SuppressWarnings("InlineFormatString") // a file, which reads better in one piece
    private static final String AROUND = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log;
            events {
                worker_connections 256;
            }
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
            %s
            }
            """;

    private static final Pattern BLOCK = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The README's lines. */
    static String readme() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("an nginx block in the README").isTrue();
        return block.group(1);
    }

    /**
     * Starts it.
     *
     * @param folder empty, for its files
     * @param server the README's lines, or most of them
     */
    static Nginx start(Path folder, String server, Certificate certificate, Product product) throws IOException {
        Path program = Programs.require("nginx", "nginx");
        int port = Product.freePort();
        String adapted = replaced(server, "listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;");
        adapted = replaced(adapted, "http://127.0.0.1:8080;", "http://127.0.0.1:" + product.port() + ";");
        adapted = replaced(adapted, "/etc/ssl/studio.pem", certificate.chain().toString());
        adapted = replaced(adapted, "/etc/ssl/studio.key", certificate.key().toString());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(adapted));
        Process process = new ProcessBuilder(
                        List.of(program.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Nginx nginx = new Nginx(folder, port, process);
        try {
            nginx.awaitStart();
            return nginx;
        } catch (RuntimeException | Error e) {
            nginx.close();
            throw e;
        }
    }

    /** Another configuration than the README's: with one of its lines changed, or left out. */
    static String without(String configuration, String line, String instead) {
        return replaced(configuration, line, instead);
    }

    private static String replaced(String text, String what, String by) {
        assertThat(text).as("the README's nginx block").contains(what);
        return text.replace(what, by);
    }

    private void awaitStart() {
        Awaitility.await("nginx, see " + folder)
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("nginx ended, see " + folder, () -> !process.isAlive())
                .untilAsserted(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    String address() {
        return "https://localhost:" + port;
    }

    /** What it has answered so far, a line for each request. */
    String answers() throws IOException {
        return Files.readString(folder.resolve("access.log"));
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
