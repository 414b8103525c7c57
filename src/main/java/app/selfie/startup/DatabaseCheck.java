package app.selfie.startup;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Opens the database once before its pool does. The pool would write every failure into the log with a long stack
 * trace; this says it in a sentence.
 */
@Component
class DatabaseCheck implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            open(pool);
        }
        return bean;
    }

    private static void open(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        // Open until the pool has its first connection: an H2 database closes with its last one.
        try (Connection first = DriverManager.getConnection(url, pool.getUsername(), pool.getPassword());
                Connection pooled = pool.getConnection()) {
            pooled.getMetaData();
            first.getMetaData();
        } catch (SQLException e) {
            throw DatabaseProblem.whileOpening(
                    e,
                    DatabaseFile.of(url)
                            .map(file -> "The database file " + file)
                            .orElse("The database " + url));
        }
    }
}
