package app.selfie.startup;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the built-in database every second. A database that has closed itself is opened again within that time,
 * instead of one failed request for each of its dead connections. And what was committed is forced to the disk: H2 may
 * write over what nobody needs any more after two seconds (decision 0023), which is safe only if all that came after it
 * is on the disk by then.
 */
@Component
class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final DataSource database;
    private boolean closed;

    DatabaseWatch(DataSource database) {
        this.database = database;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (database instanceof HikariDataSource pool
                && !pool.isClosed()
                && pool.getJdbcUrl() != null
                && DatabaseFile.of(pool.getJdbcUrl()).isPresent()) {
            look(pool);
        }
    }

    private void look(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
            if (closed) {
                closed = false;
                LOG.info("The database is open again");
            }
        } catch (SQLException e) {
            if (!isTheDatabases(e)) {
                LOG.warn("No connection of the pool came free to look at the database: {}", Sentences.first(e));
                return;
            }
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null) {
                connections.softEvictConnections();
            }
            if (!closed) {
                closed = true;
                LOG.error(
                        "The database has closed itself ({}); it is opened again as soon as the disk lets it: free space on it",
                        Sentences.first(DatabaseProblem.root(e)));
            }
        }
    }

    /** As opposed to the pool's own, which has no code of H2 in it: all connections are in use. */
    private static boolean isTheDatabases(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return true;
            }
        }
        return false;
    }
}
