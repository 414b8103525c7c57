package app.selfie.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command line of who is locked out, on either database. */
class PasswordResetCommandTest {

    @TempDir
    private Path folder;

    private String url = "";
    private String user = "";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void printsALinkForThatPerson(boolean postgres) {
        JdbcClient database = databaseWithBob(postgres);

        String printed = run(0, "BOB");

        String link = printed.lines().toList().getLast();
        assertThat(link).matches("http://localhost:8099/studio/reset\\?token=[\\w-]{43}");
        assertThat(database.sql("select token_hash from password_reset")
                        .query(String.class)
                        .single())
                .isEqualTo(SecretToken.hashOf(link.replaceAll(".*=", "")));
        assertThat(database.sql("select concat(actor, deed, subject) from audit_entry")
                        .query(String.class)
                        .single())
                .isEqualTo("-RESET_LINKBob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eve", "", "%"})
    void printsNoLinkForNobody(String name) {
        JdbcClient database = databaseWithBob(false);

        assertThat(run(1, name)).isEqualTo("Nobody here has that name." + System.lineSeparator());

        assertThat(database.sql("select count(*) from password_reset")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String run(int expected, String name) {
        String[] arguments = Stream.of(
                        "--selfie.reset-password=" + name,
                        "--selfie.data-folder=" + folder,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--server.port=8099",
                        "--server.servlet.context-path=/studio")
                .toArray(String[]::new);
        assertThat(PasswordResetCommand.isAsked(arguments)).isTrue();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = PasswordResetCommand.run(new PrintStream(printed, true, UTF_8), arguments);
        assertThat(status).isEqualTo(expected);
        return printed.toString(UTF_8);
    }

    private JdbcClient databaseWithBob(boolean postgres) {
        url = postgres ? PostgresServer.newDatabase() : "jdbc:h2:file:" + folder.resolve("selfie-studio");
        user = postgres ? "postgres" : "sa";
        Flyway.configure().dataSource(url, user, "").load().migrate();
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url, user, ""));
        database.sql("insert into account (id, name, name_key, password_hash, created_at)"
                        + " values (?, 'Bob', 'bob', 'x', current_timestamp)")
                .param(UUID.randomUUID())
                .update();
        return database;
    }
}
