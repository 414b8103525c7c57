package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFileTest {

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

    /** H2 itself opens such a file as it was at an earlier time: without rows, or without tables. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void refusesAFileThatWasCutOff(double part) throws Exception {
        database();
        assertThatCode(() -> DatabaseFile.check(file, pictures)).doesNotThrowAnyException();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate((long) (channel.size() * part));
        }

        assertThatThrownBy(() -> DatabaseFile.check(file, pictures))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file + " is damaged and was left as it is");
    }

    @Test
    void leavesADatabaseThatIsOpenOrWasKilled() throws Exception {
        Path killed = folder.resolve("killed.mv.db");
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key)");
            for (int i = 0; i < 200; i++) {
                statement.execute("insert into thing values (" + i + ")");
            }
            Files.copy(file, killed);
        }

        assertThatCode(() -> DatabaseFile.check(killed, pictures)).doesNotThrowAnyException();
    }

    private void database() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, words varchar)");
            statement.execute("insert into thing select x, repeat('words ', 50) || x from system_range(1, 5000)");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("selfie-studio"), "sa", "");
    }

    @Test
    void leavesAFileWithContentsToTheDatabase() throws Exception {
        Files.writeString(file, "anything");

        assertThatCode(() -> DatabaseFile.check(file, pictures)).doesNotThrowAnyException();
    }
}
