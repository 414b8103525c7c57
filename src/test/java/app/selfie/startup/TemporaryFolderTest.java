package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @TempDir
    private Path parent;

    @Test
    void clearsWhatADeadRunLeft() throws Exception {
        TemporaryFolder dead = TemporaryFolder.make(parent);
        Files.writeString(dead.path().resolve("uploads").resolve("private.jpg"), "a face");
        dead.close(); // as the operating system does when a process ends

        try (TemporaryFolder next = TemporaryFolder.make(parent)) {
            assertThat(dead.path()).doesNotExist();
            assertThat(next.path().resolve("uploads")).isEmptyDirectory();
            assertThat(parent)
                    .isDirectoryNotContaining(
                            path -> path.toString().startsWith(dead.path().toString()));
        }
    }

    @Test
    void leavesARunThatLivesAlone() throws Exception {
        try (TemporaryFolder living = TemporaryFolder.make(parent);
                TemporaryFolder other = TemporaryFolder.make(parent)) {
            assertThat(living.path()).isDirectory();
            assertThat(other.path()).isDirectory().isNotEqualTo(living.path());
        }
    }

    @Test
    void leavesTheNativeLibraries() throws Exception {
        Path library = Files.writeString(
                Files.createDirectories(parent.resolve("native")).resolve("library.so"), "code");

        try (TemporaryFolder _ = TemporaryFolder.make(parent)) {
            assertThat(library).exists();
        }
    }

    @Test
    void saysWhereNothingCanBeWritten() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> TemporaryFolder.make(file.resolve("below")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Nothing can be written in " + file);
    }
}
