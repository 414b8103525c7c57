package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** What other tests on PostgreSQL rest on in a container; elsewhere they have other ways. */
class PostgresAsNobodyTest {

    @Test
    void startsForRootWithoutAUserNamespace() throws Exception {
        assumeTrue(PostgresServer.isRootOnLinux());

        int port = PostgresAsNobody.start();

        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var version = connection.createStatement().executeQuery("show server_version")) {
            assertThat(version.next()).isTrue();
            assertThat(version.getString(1)).isNotEmpty();
        }
    }
}
