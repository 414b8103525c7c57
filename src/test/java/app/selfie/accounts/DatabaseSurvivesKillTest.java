package app.selfie.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.JavaProcess;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlProcessor.MatchStatus;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The database file after the worst: the process is killed the moment it was told that its row is stored. */
class DatabaseSurvivesKillTest {

    @TempDir
    private Path folder;

    @Test
    void opensAgainWithEveryRowThatWasCommitted() throws Exception {
        String url = productUrl(folder);
        Process writer = JavaProcess.of(Writer.class, List.of(), url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int stored = 0;
        try (BufferedReader said = writer.inputReader(UTF_8)) {
            while (stored < 20) {
                assertThat(said.readLine()).isEqualTo("stored " + stored);
                stored++;
            }
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                var rows = connection.createStatement().executeQuery("select count(*) from thing")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isGreaterThanOrEqualTo(stored);
        }
    }

    /** The address the product uses, from its own settings. */
    private static String productUrl(Path folder) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        yaml.setDocumentMatchers(document ->
                document.containsKey("spring.config.activate.on-profile") ? MatchStatus.NOT_FOUND : MatchStatus.FOUND);
        Properties properties = Objects.requireNonNull(yaml.getObject());
        return properties.getProperty("spring.datasource.url").replace("${selfie.data-folder}", folder.toString());
    }

    /** Another process, which inserts until somebody kills it. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "");
                    var statement = connection.createStatement()) {
                statement.execute("create table thing (id int primary key)");
                for (int i = 0; ; i++) {
                    statement.execute("insert into thing values (" + i + ")");
                    System.out.println("stored " + i);
                }
            }
        }
    }
}
