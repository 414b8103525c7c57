package app.selfie.gallery;

import app.selfie.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AlbumsOnH2Test extends AlbumsContract {

    @TempDir
    static Path databaseFolder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2(properties, databaseFolder);
    }
}
