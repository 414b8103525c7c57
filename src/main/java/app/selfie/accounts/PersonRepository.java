package app.selfie.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators read and write in the accounts' rows. */
@Component
class PersonRepository {

    private static final String COLUMNS = """
            select id, name, first_account, administrator, disabled_at, leaves_at, created_at, last_seen_at, quota_bytes
              from account\s""";

    private final JdbcClient database;

    PersonRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * Some of the people whose name has the typed text in it, by name.
     *
     * @param typed as somebody typed it, in whatever case; empty for everybody
     */
    List<Person> search(String typed, int from, int most) {
        return database.sql(
                        COLUMNS + "where name_key like :pattern escape '!' order by name_key limit :most offset :from")
                .param("pattern", pattern(typed))
                .param("most", most)
                .param("from", from)
                .query((row, number) -> person(row))
                .list();
    }

    /** How many there are of them. */
    int count(String typed) {
        return database.sql("select count(*) from account where name_key like :pattern escape '!'")
                .param("pattern", pattern(typed))
                .query(Integer.class)
                .single();
    }

    Optional<Person> find(UserId user) {
        return database.sql(COLUMNS + "where id = ?")
                .param(user.value())
                .query((row, number) -> person(row))
                .optional();
    }

    /** Whoever is signed in with the role there was before has to be looked at again. */
    void setAdministrator(UserId user, boolean administrator) {
        database.sql("update account set administrator = ?, sign_in_round = sign_in_round + 1 where id = ?")
                .params(administrator, user.value())
                .update();
    }

    void setQuota(UserId user, @Nullable Long bytes) {
        database.sql("update account set quota_bytes = :quota where id = :id")
                .param("quota", bytes, Types.BIGINT)
                .param("id", user.value())
                .update();
    }

    /** @param since null to let them in again */
    void setDisabled(UserId user, @Nullable Instant since) {
        setTime("disabled_at", user, since);
    }

    /** @param when null to take it back */
    void setLeaving(UserId user, @Nullable Instant when) {
        setTime("leaves_at", user, when);
    }

    private void setTime(String column, UserId user, @Nullable Instant time) {
        database.sql("update account set " + column + " = :time where id = :id")
                .param("time", time == null ? null : at(time), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", user.value())
                .update();
    }

    /** Sessions of every process are good for the round before, and so for nothing. */
    void beginRound(UserId user) {
        database.sql("update account set sign_in_round = sign_in_round + 1 where id = ?")
                .param(user.value())
                .update();
    }

    private static String pattern(String typed) {
        String key = typed.isBlank() ? "" : Username.keyOf(typed.strip());
        return "%" + key.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("first_account") != null || row.getBoolean("administrator"),
                row.getObject("disabled_at") != null,
                row.getObject("leaves_at") != null,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getObject("quota_bytes", Long.class));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
