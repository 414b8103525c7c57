package app.selfie.accounts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The same PostgreSQL for root on a Linux that makes no user namespaces, as in most containers: unpacked into a folder
 * that everybody may read, and run under the id of nobody by {@code setpriv}, which Debian always has.
 */
final class PostgresAsNobody {

    private static final int NOBODY = 65534;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresAsNobody() {}

    /** Starts a server that ends with this JVM; returns its port on 127.0.0.1. */
    static int start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack(folder);
        Path data = Files.createDirectory(folder.resolve("data"));
        Path log = Files.createFile(folder.resolve("log"));
        Files.setAttribute(data, "unix:uid", NOBODY);
        String initdb = folder.resolve("bin/initdb").toString();
        Process made =
                asNobody(log, initdb, "-A", "trust", "-U", "postgres", "-D", data.toString(), "-E", "UTF-8", "-N");
        if (!made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException("expected a database, found " + Files.readString(log));
        }
        int port = freePort();
        String postgres = folder.resolve("bin/postgres").toString();
        String address = "listen_addresses=127.0.0.1";
        String noFile = "unix_socket_directories=";
        Process server =
                asNobody(log, postgres, "-D", data.toString(), "-p", "" + port, "-c", address, "-c", noFile, "-F");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        awaitAnswer(port, server, log);
        return port;
    }

    private static Process asNobody(Path log, String... command) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void unpack(Path folder) throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String name = arm ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
        try (InputStream archive = PostgresAsNobody.class.getResourceAsStream(name)) {
            if (archive == null) {
                throw new IllegalStateException("expected " + name + " on the class path of the tests, found none");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean runs = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void awaitAnswer(int port, Process server, Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("expected a PostgreSQL that answers, found " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(int port) {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process server, Path folder) {
        server.destroy();
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException e) {
            System.getLogger(PostgresAsNobody.class.getName())
                    .log(System.Logger.Level.WARNING, "PostgreSQL's folder is left: " + folder, e);
        }
    }
}
