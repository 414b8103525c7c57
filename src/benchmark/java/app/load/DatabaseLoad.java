package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the built-in database's file grows, and how long a start takes after a kill: twenty thousand favourites on and off,
 * with a kill and a new start after each part. Fails where the selfie
 * is lost. Argument: parts (at most 20).
 */
public final class DatabaseLoad {

    private static final int CHANGES = 20_000;
    private static final int MAX_PARTS = 20;
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private DatabaseLoad() {}

    public static void main(String[] args) throws Exception {
        int parts = Math.clamp(Integer.parseInt(args[0]), 1, MAX_PARTS);
        Path folder = Files.createTempDirectory("selfie-database");
        ServerProcess server = started(folder, "first start");
        try {
            String selfie = visit(server, "/load/selfie");
            for (int part = 1; part <= parts; part++) {
                visit(server, "/load/favourites?id=" + selfie + "&times=" + CHANGES / parts);
                server.kill();
                System.out.printf(
                        Locale.ROOT,
                        "%5d favourites on and off: database %.1f MB; killed%n",
                        part * (CHANGES / parts),
                        databaseBytes(folder) / 1e6);
                server = started(folder, "start after the kill");
            }
            if (!found(server, selfie)) {
                throw new IllegalStateException("expected the selfie after " + parts + " kills, it is lost");
            }
            System.out.println("the selfie is there");
        } finally {
            server.close();
        }
    }

    private static ServerProcess started(Path folder, String what) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ServerProcess server = ServerProcess.startOn(folder);
        new LoadClient(server.address()).awaitServer(START_LIMIT);
        System.out.printf(Locale.ROOT, "%s to the first page: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return server;
    }

    private static String visit(ServerProcess server, String path) throws IOException, InterruptedException {
        try (LoadVisitor visitor = new LoadVisitor(server.address(), LoadAccounts.name(0))) {
            return visitor.text(path);
        }
    }

    private static boolean found(ServerProcess server, String selfie) throws IOException, InterruptedException {
        try (LoadVisitor visitor = new LoadVisitor(server.address(), LoadAccounts.name(0))) {
            return visitor.status("/gallery/" + selfie + "/picture.jpg") == 200;
        }
    }

    private static long databaseBytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".mv.db"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
