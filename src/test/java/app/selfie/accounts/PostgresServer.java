package app.selfie.accounts;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, one per JVM, started when first asked for and stopped with the JVM. PostgreSQL refuses to
 * run as root; then it runs in a user namespace, or as nobody where there are no such namespaces.
 *
 * <p>Where it cannot start, the tests that need it are skipped on a developer's machine and fail in CI.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** The JDBC address of a new, empty database; any password opens it for the user {@code postgres}. */
    public static String newDatabase() {
        int port = startedOnPort();
        String name = "test" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(url(port, "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("expected a new database " + name + ", found an error", e);
        }
        return url(port, name);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    static boolean isRootOnLinux() {
        return System.getProperty("os.name").equals("Linux") && new UnixSystem().getUid() == 0;
    }

    private static int startedOnPort() {
        try {
            return Holder.PORT;
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            String message = "PostgreSQL does not start here: " + e;
            return Boolean.parseBoolean(System.getenv("CI")) ? fail(message, e) : abort(message);
        }
    }

    private static final class Holder {
        private static final int PORT = start();

        private static int start() {
            try {
                return isRootOnLinux() && !LinuxUtils.isUnshareAvailable()
                        ? PostgresAsNobody.start()
                        : EmbeddedPostgres.start().getPort();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
