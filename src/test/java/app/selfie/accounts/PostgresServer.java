package app.selfie.accounts;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, one per JVM, started when first asked for and stopped with the JVM. As root it runs in a
 * user namespace, since PostgreSQL refuses root.
 *
 * <p>Where it cannot start, the tests that need it are skipped on a developer's machine and fail in CI.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** The JDBC address of a new, empty database; any password opens it for the user {@code postgres}. */
    public static String newDatabase() {
        EmbeddedPostgres server = started();
        String name = "test" + DATABASES.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("expected a new database " + name + ", found an error", e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres started() {
        try {
            return Holder.SERVER;
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            String message = "PostgreSQL does not start here: " + e;
            return Boolean.parseBoolean(System.getenv("CI")) ? fail(message, e) : abort(message);
        }
    }

    private static final class Holder {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
