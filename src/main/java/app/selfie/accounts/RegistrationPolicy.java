package app.selfie.accounts;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may register here: what an administrator chose, which is in the database and holds for all its processes; until then
 * {@code selfie.accounts.registration}.
 */
@Component
class RegistrationPolicy {

    private final JdbcClient database;
    private final RegistrationMode initial;

    RegistrationPolicy(JdbcClient database, AccountsProperties settings) {
        this.database = database;
        this.initial = settings.registration();
    }

    RegistrationMode mode() {
        return database.sql("select mode from registration_policy")
                .query(String.class)
                .optional()
                .map(RegistrationMode::valueOf)
                .orElse(initial);
    }

    void choose(RegistrationMode mode) {
        if (update(mode)) {
            return;
        }
        try {
            database.sql("insert into registration_policy (only_row, mode) values (1, ?)")
                    .param(mode.name())
                    .update();
        } catch (DuplicateKeyException e) { // somebody else chose at the same moment
            update(mode);
        }
    }

    private boolean update(RegistrationMode mode) {
        return database.sql("update registration_policy set mode = ?")
                        .param(mode.name())
                        .update()
                == 1;
    }
}
