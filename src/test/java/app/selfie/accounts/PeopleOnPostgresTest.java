package app.selfie.accounts;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PeopleOnPostgresTest extends PeopleContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = PostgresServer.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
