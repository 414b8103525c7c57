package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTests {

    @TempDir
    private Path folder;

    private Path file;
    private Path pictures;

    @BeforeEach
    void names() {
        file = folder.resolve("selfie-studio.mv.db");
        pictures = folder.resolve("objects");
    }

    @Test
    void knowsTheFileBehindTheAddress() {
        assertThat(DatabaseFile.of("jdbc:h2:file:/srv/selfie/selfie-studio;WRITE_DELAY=0"))
                .contains(Path.of("/srv/selfie/selfie-studio.mv.db"));
        assertThat(DatabaseFile.of("jdbc:h2:mem:test")).isEmpty();
        assertThat(DatabaseFile.of("jdbc:postgresql://localhost/selfie")).isEmpty();
    }

    @Test
    void beginsAnewWhereThereIsNothing() throws Exception {
        assertThatCode(() -> DatabaseFile.check(file, pictures)).doesNotThrowAnyException();

        Files.createDirectories(pictures.resolve("arriving"));
        Files.createDirectories(pictures.resolve("000"));
        assertThatCode(() -> DatabaseFile.check(file, pictures)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnEmptyFileEvenAlone() throws Exception {
        Files.createFile(file);

        assertThatThrownBy(() -> DatabaseFile.check(file, pictures))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file + " is empty")
                .hasMessageContaining("backup");
    }

    @Test
    void refusesToBeginAnewBesideAnInstallationsPictures() throws Exception {
        Files.writeString(
                Files.createDirectories(pictures.resolve("000")).resolve("00000000-0000-0000-0000-000000000000"), "x");

        assertThatThrownBy(() -> DatabaseFile.check(file, pictures))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file + " is missing")
                .hasMessageContaining("move " + pictures + " away first");
    }

    @Test
    void leavesAFileWithContentsToTheDatabase() throws Exception {
        Files.writeString(file, "anything");

        assertThatCode(() -> DatabaseFile.check(file, pictures)).doesNotThrowAnyException();
    }
}
