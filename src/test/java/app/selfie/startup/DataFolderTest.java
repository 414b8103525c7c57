package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void makesAFolderForItsOwnerAlone() throws Exception {
        assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = parent.resolve("new");

        prepare(folder.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void closesAFolderThatWasOpenBeforeWithAllInIt() throws Exception {
        assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createDirectories(parent.resolve("open"));
        Path database = Files.writeString(folder.resolve("selfie-studio.mv.db"), "rows");
        Path picture = Files.writeString(
                Files.createDirectories(folder.resolve("objects").resolve("abc"))
                        .resolve("picture"),
                "a face");
        for (Path open : List.of(folder, folder.resolve("objects"), picture.getParent())) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (Path open : List.of(database, picture)) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        }

        prepare(folder.toString());

        assertThat(List.of(folder, folder.resolve("objects"), picture.getParent()))
                .allSatisfy(closed -> assertThat(rightsOf(closed)).isEqualTo("rwx------"));
        assertThat(List.of(database, picture))
                .allSatisfy(closed -> assertThat(rightsOf(closed)).isEqualTo("rw-------"));
    }

    @Test
    void closesADatabaseThatWasOpenInAClosedFolder() throws Exception {
        assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = parent.resolve("new");
        prepare(folder.toString());
        Path database = Files.writeString(folder.resolve("selfie-studio.mv.db"), "rows");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));

        prepare(folder.toString());

        assertThat(rightsOf(database)).isEqualTo("rw-------");
    }

    private static String rightsOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void tellsEverybodyTheAbsolutePath() {
        assertThat(prepare("target/test-data/relative"))
                .isEqualTo(Path.of("target/test-data/relative").toAbsolutePath().toString());
    }

    @Test
    void saysWhichSettingIsWrongWhenThereCanBeNoFolder() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> prepare(file.toString()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("selfie.data-folder")
                .hasMessageContaining(file.toString());
    }

    private static String prepare(String folder) {
        MockEnvironment environment = new MockEnvironment().withProperty(DataFolder.PROPERTY, folder);
        new DataFolder().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty(DataFolder.PROPERTY);
    }
}
