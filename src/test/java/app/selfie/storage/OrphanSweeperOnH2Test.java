package app.selfie.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OrphanSweeperOnH2Test extends OrphanSweeperContract {

    @TempDir
    static Path databaseFolder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2(properties, databaseFolder);
    }
}
