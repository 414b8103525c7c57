package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole product on the profile that puts PostgreSQL in the file's place. */
@SpringBootTest
@ActiveProfiles("postgresql")
class PostgresProfileTest {

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        String url = PostgresServer.newDatabase();
        properties.add("SPRING_DATASOURCE_URL", () -> url);
        properties.add("SPRING_DATASOURCE_USERNAME", () -> "postgres");
        properties.add("SPRING_DATASOURCE_PASSWORD", () -> "any");
    }

    @Test
    void startsWithTheAddressFromTheEnvironment() throws Exception {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }
}
