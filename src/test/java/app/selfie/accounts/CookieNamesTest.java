package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.limits.RateLimiter;
import app.selfie.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockServletContext;

/** What the cookies of installations on one host are called. */
class CookieNamesTest {

    @TempDir
    private Path folder;

    @Test
    void areNobodyElsesNames() {
        CookieNames names = names(database("one"), "", "");

        assertThat(names.session()).matches("selfie-studio-[0-9a-f]{6}-session");
        assertThat(names.device()).matches("selfie-studio-[0-9a-f]{6}-device");
        assertThat(names.session()).isNotEqualTo(names.device());
    }

    /** What other Spring programs on the host call theirs. */
    @Test
    void areNotTheUsualNames() {
        CookieNames names = names(database("one"), "", "");

        assertThat(names.session()).isNotEqualToIgnoringCase("JSESSIONID");
        assertThat(names.device()).isNotEqualToIgnoringCase("remember-me");
    }

    @Test
    void areOthersInEachInstallation() {
        CookieNames one = names(database("one"), "", "");
        CookieNames other = names(database("other"), "", "");

        assertThat(other.session()).isNotEqualTo(one.session());
        assertThat(other.device()).isNotEqualTo(one.device());
    }

    @Test
    void stayTheSameInAllProcessesOfOneDatabase() {
        JdbcClient database = database("one");

        CookieNames before = names(database, "", "");
        CookieNames after = names(database, "", "");

        assertThat(after.session()).isEqualTo(before.session());
        assertThat(after.device()).isEqualTo(before.device());
    }

    @Test
    void areAsTheSettingsSay() {
        CookieNames prefixed = names(database("one"), "booth", "");
        CookieNames demanded = names(database("one"), "booth", "OWN");

        assertThat(prefixed.session()).isEqualTo("booth-session");
        assertThat(prefixed.device()).isEqualTo("booth-device");
        assertThat(demanded.session()).isEqualTo("OWN");
    }

    @Test
    void areWhatTheServerCallsItsSessions() {
        CookieNames names = names(database("one"), "", "");
        MockServletContext context = new MockServletContext();

        names.onStartup(context);

        assertThat(context.getSessionCookieConfig().getName()).isEqualTo(names.session());
    }

    private static CookieNames names(JdbcClient database, String prefix, String session) {
        RateLimiter.Limit limit = new RateLimiter.Limit(5, Duration.ofSeconds(30));
        return new CookieNames(
                database,
                new AccountsProperties(
                        Duration.ofDays(30),
                        Duration.ofMinutes(30),
                        limit,
                        limit,
                        limit,
                        limit,
                        0,
                        Duration.ofSeconds(3),
                        RegistrationMode.OPEN,
                        prefix),
                session);
    }

    private JdbcClient database(String name) {
        String url = TestDatabase.h2Url(folder.resolve(name));
        Flyway.configure().dataSource(url, "sa", "").load().migrate();
        return JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
    }
}
