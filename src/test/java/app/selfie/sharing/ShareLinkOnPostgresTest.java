package app.selfie.sharing;

import app.selfie.storage.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ShareLinkOnPostgresTest extends ShareLinkContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.postgres(properties);
    }
}
