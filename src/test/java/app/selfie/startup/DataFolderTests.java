package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTests {

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
