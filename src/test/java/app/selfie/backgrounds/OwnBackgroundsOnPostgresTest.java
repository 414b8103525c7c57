package app.selfie.backgrounds;

import app.selfie.accounts.PostgresServer;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OwnBackgroundsOnPostgresTest extends OwnBackgroundsContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = PostgresServer.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
