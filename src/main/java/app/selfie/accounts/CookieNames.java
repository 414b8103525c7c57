package app.selfie.accounts;

import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this installation's cookies are called. Browsers keep cookies per host and not per port, so two installations on one
 * host, or another program with the usual names, would sign each other's people out: the names hold a mark that is this
 * database's own. All processes of one database have the same names (decision 0019).
 */
@Component
class CookieNames implements ServletContextInitializer {

    private static final int MARK_BYTES = 3;

    private final String prefix;
    private final String session;

    /** @param session the name that {@code server.servlet.session.cookie.name} demands; empty for one made here */
    CookieNames(
            JdbcClient database,
            AccountsProperties settings,
            @Value("${server.servlet.session.cookie.name:}") String session) {
        prefix = settings.cookiePrefix().isEmpty() ? "selfie-studio-" + mark(database) : settings.cookiePrefix();
        this.session = session.isEmpty() ? prefix + "-session" : session;
    }

    String session() {
        return session;
    }

    String device() {
        return prefix + "-device";
    }

    @Override
    public void onStartup(ServletContext context) {
        context.getSessionCookieConfig().setName(session);
    }

    private static String mark(JdbcClient database) {
        return read(database).orElseGet(() -> {
            byte[] random = new byte[MARK_BYTES];
            new SecureRandom().nextBytes(random);
            try {
                database.sql("insert into installation (only_row, mark) values (1, ?)")
                        .param(HexFormat.of().formatHex(random))
                        .update();
            } catch (DuplicateKeyException e) {
                // Another process of the same database was first.
            }
            return read(database).orElseThrow();
        });
    }

    private static Optional<String> read(JdbcClient database) {
        return database.sql("select mark from installation").query(String.class).optional();
    }
}
