package app.selfie.accounts;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links by which administrators let people in: each for one account, for some days. The database holds the hash of the link's
 * {@link SecretToken} alone.
 */
@Component
class Invitations {

    static final Duration MAX_LIFETIME = Duration.ofDays(90);

    /** Open at once, of everybody: who needs more wants registration to be open. */
    static final int MAX_OPEN = 200;

    private final JdbcClient database;
    private final InstantSource clock;

    /**
     * One that nobody has used yet.
     *
     * @param hash what it is known by; never shown
     * @param by what the one who made it is called
     * @param quotaBytes what the new person may keep; null for what everybody may
     */
    record Open(
            String hash,
            String by,
            Instant expiresAt,
            @Nullable Long quotaBytes) {}

    /** What an invitation that was used brings. */
    record Used(@Nullable Long quotaBytes) {}

    Invitations(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The token of a new one; empty where {@value #MAX_OPEN} are open. Those that have run out are cleared on the way.
     *
     * @param lifetime more than zero, at most {@link #MAX_LIFETIME}
     */
    Optional<String> create(UserId by, Duration lifetime, @Nullable Long quotaBytes) {
        if (!lifetime.isPositive() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("expected a lifetime up to " + MAX_LIFETIME + ", found " + lifetime);
        }
        Instant now = clock.instant();
        database.sql("delete from invitation where expires_at <= ?")
                .param(at(now))
                .update();
        if (open().size() >= MAX_OPEN) {
            return Optional.empty();
        }
        String token = SecretToken.create();
        database.sql("""
                        insert into invitation (token_hash, made_by, expires_at, quota_bytes)
                        values (:hash, :by, :expires, :quota)
                        """)
                .param("hash", SecretToken.hashOf(token))
                .param("by", by.value())
                .param("expires", at(now.plus(lifetime)))
                .param("quota", quotaBytes, Types.BIGINT)
                .update();
        return Optional.of(token);
    }

    /** Those that can still be used, the one that ends first first. */
    List<Open> open() {
        return database.sql("""
                        select i.token_hash, a.name, i.expires_at, i.quota_bytes
                          from invitation i join account a on a.id = i.made_by
                         where i.expires_at > :now order by i.expires_at, i.token_hash
                        """)
                .param("now", at(clock.instant()))
                .query((row, number) -> new Open(
                        row.getString("token_hash"),
                        row.getString("name"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("quota_bytes", Long.class)))
                .list();
    }

    /** Whether the token is one that can still be used. */
    boolean isGood(String token) {
        return database.sql("select count(*) from invitation where token_hash = :hash and expires_at > :now")
                        .param("hash", SecretToken.hashOf(token))
                        .param("now", at(clock.instant()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Uses an invitation up, in the caller's transaction, for no other one to use; empty if it is none any more. */
    Optional<Used> use(String token) {
        String hash = SecretToken.hashOf(token);
        Optional<Used> found = database.sql("""
                        select quota_bytes from invitation where token_hash = :hash and expires_at > :now for update
                        """)
                .param("hash", hash)
                .param("now", at(clock.instant()))
                .query((row, number) -> new Used(row.getObject("quota_bytes", Long.class)))
                .optional();
        return found.filter(_ -> withdraw(hash));
    }

    /** Takes an invitation back; false if it is none any more. */
    boolean withdraw(String hash) {
        return database.sql("delete from invitation where token_hash = ?")
                        .param(hash)
                        .update()
                == 1;
    }

    /** Takes back all that the person made. */
    void withdrawAllOf(UserId by) {
        database.sql("delete from invitation where made_by = ?")
                .param(by.value())
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
