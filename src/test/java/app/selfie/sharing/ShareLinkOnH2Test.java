package app.selfie.sharing;

import app.selfie.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ShareLinkOnH2Test extends ShareLinkContract {

    @TempDir
    static Path databaseFolder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2(properties, databaseFolder);
    }
}
