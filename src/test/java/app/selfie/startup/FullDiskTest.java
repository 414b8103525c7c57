package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.SmallDisk;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The real database on a real disk of 8 MB that gets full, with the pool as the product sets it up. */
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTest {

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private Path filling;
    private HikariDataSource pool;
    private DatabaseWatch watch;
    private int stored;

    @BeforeEach
    void mounts() throws Exception {
        disk = SmallDisk.mount(folder, 8);
        filling = disk.fillBut(3 << 20);
        pool = pool();
        watch = new DatabaseWatch(pool);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, words varchar)");
        }
    }

    @AfterEach
    void unmounts() throws Exception {
        if (pool != null) {
            pool.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void opensAgainByItselfWithEveryRowThatWasCommitted() throws Exception {
        assertThatThrownBy(this::insertUntilItFails).isInstanceOf(SQLException.class);
        assertThatThrownBy(this::insert).isInstanceOf(SQLException.class);
        int committed = stored;

        Files.delete(filling);
        watch.look(); // as a second later

        insert();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from thing")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(committed + 1);
        }
    }

    @Test
    void saysOnceThatTheDatabaseIsClosedAndOnceThatItIsOpenAgain(CapturedOutput output) throws Exception {
        watch.look();
        assertThat(output).doesNotContain("The database");
        assertThatThrownBy(this::insertUntilItFails).isInstanceOf(SQLException.class);
        watch.look();
        watch.look();

        assertThat(output)
                .containsOnlyOnce("The database has closed itself (")
                .contains("it is opened again as soon as the disk lets it: free space on it")
                .doesNotContain("open again\n");

        Files.delete(filling);
        watch.look();
        watch.look();

        assertThat(output).containsOnlyOnce("The database is open again");
    }

    private void insertUntilItFails() throws SQLException {
        while (true) {
            insert();
        }
    }

    private void insert() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into thing values (?, ?)")) {
            insert.setInt(1, stored);
            insert.setString(2, "words ".repeat(300) + stored);
            insert.executeUpdate();
        }
        stored++;
    }

    /** With the product's own settings. */
    private HikariDataSource pool() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("selfie.data-folder", folder.toString(), "selfie.run-folder", folder.toString())));
        environment
                .getPropertySources()
                .addLast(new YamlPropertySourceLoader()
                        .load("product", new ClassPathResource("application.yaml"))
                        .getFirst());
        HikariDataSource made = new HikariDataSource();
        made.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
        made.setUsername(environment.getRequiredProperty("spring.datasource.username"));
        made.setExceptionOverrideClassName(
                environment.getRequiredProperty("spring.datasource.hikari.exception-override-class-name"));
        return made;
    }
}
