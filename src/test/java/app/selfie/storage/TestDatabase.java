package app.selfie.storage;

import app.selfie.accounts.PostgresServer;
import app.selfie.accounts.UserId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A migrated database with transactions, and nothing else of the product; for contracts on several databases. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
public class TestDatabase {

    /** The built-in database in that folder, opened as the product opens it. */
    public static void h2(DynamicPropertyRegistry properties, Path folder) {
        properties.add("spring.datasource.url", () -> h2Url(folder));
        properties.add("spring.datasource.username", () -> "sa");
    }

    public static String h2Url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("selfie-studio")
                + ";WRITE_DELAY=0;RETENTION_TIME=2000;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** A new database of a real PostgreSQL. */
    public static void postgres(DynamicPropertyRegistry properties) {
        String url = PostgresServer.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    /** A new account, of somebody who cannot sign in. */
    public static UserId register(JdbcClient database) {
        UUID id = UUID.randomUUID();
        database.sql("insert into account (id, name, name_key, password_hash, created_at) values (?, ?, ?, 'x', ?)")
                .params(id, id.toString(), id.toString(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        return new UserId(id);
    }
}
