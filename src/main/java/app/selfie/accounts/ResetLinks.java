package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links by which people who have forgotten their password choose another one: each for one person, once, for a day. The
 * database holds the hash of the link's {@link SecretToken} alone, and a new link ends the one before.
 */
@Component
class ResetLinks {

    static final Duration LIFETIME = Duration.ofDays(1);

    private final JdbcClient database;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ResetLinks(JdbcClient database, InstantSource clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The token of a new link for that person. Those of everybody that have run out are cleared on the way. */
    String create(UserId user) {
        Instant now = clock.instant();
        String token = SecretToken.create();
        transaction.executeWithoutResult(status -> {
            database.sql("select id from account where id = ? for update") // of two at once the later one is good
                    .param(user.value())
                    .query(UUID.class)
                    .single();
            database.sql("delete from password_reset where account_id = :id or expires_at <= :now")
                    .param("id", user.value())
                    .param("now", at(now))
                    .update();
            database.sql(
                            "insert into password_reset (token_hash, account_id, expires_at) values (:hash, :id, :expires)")
                    .param("hash", SecretToken.hashOf(token))
                    .param("id", user.value())
                    .param("expires", at(now.plus(LIFETIME)))
                    .update();
        });
        return token;
    }

    /** Whose link it is; empty if it is none any more. */
    Optional<UserId> find(String token) {
        return database.sql("select account_id from password_reset where token_hash = :hash and expires_at > :now")
                .param("hash", SecretToken.hashOf(token))
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Uses a link up, in the caller's transaction; false if it is none any more. */
    boolean use(String token) {
        return database.sql("delete from password_reset where token_hash = ?")
                        .param(SecretToken.hashOf(token))
                        .update()
                == 1;
    }

    /** Ends the person's link, if there is one. */
    void end(UserId user) {
        database.sql("delete from password_reset where account_id = ?")
                .param(user.value())
                .update();
    }

    /** Ends everybody's: who made them is not known. */
    void endAll() {
        database.sql("delete from password_reset").update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
