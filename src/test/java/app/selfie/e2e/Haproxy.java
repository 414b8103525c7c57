package app.selfie.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy. */
final class Haproxy extends ReverseProxy {

    private Haproxy(Path folder, int port, List<String> command) throws IOException {
        super("HAProxy", folder, port, command);
    }

    /** The README's lines. */
    static String readme() throws IOException {
        return readme("haproxy");
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
        return new Haproxy(folder, port, List.of(program.toString(), "-db", "-f", file.toString()));
    }
}
