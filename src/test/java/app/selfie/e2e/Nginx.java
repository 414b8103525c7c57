package app.selfie.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx. */
final class Nginx extends ReverseProxy {

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

    private Nginx(Path folder, int port, List<String> command) throws IOException {
        super("nginx", folder, port, command);
    }

    /** The README's lines. */
    static String readme() throws IOException {
        return readme("nginx");
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
        return new Nginx(
                folder,
                port,
                List.of(program.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log"));
    }

    /** What it has answered so far, a line for each request. */
    String answers() throws IOException {
        return Files.readString(folder.resolve("access.log"));
    }
}
