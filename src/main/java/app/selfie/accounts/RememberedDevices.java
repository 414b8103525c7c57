package app.selfie.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The devices that stay signed in. The database holds only the SHA-256 of a device's token, which is enough because a
 * token is 256 random bits: who reads the table cannot sign in with it. That hash is also what a device is known by.
 */
@Component
class RememberedDevices {

    /** Of one person. With more, the one seen longest ago is forgotten. */
    static final int MAX_PER_PERSON = 20;

    private static final int TOKEN_BYTES = 32;

    /** How exactly it is known when a device was last there. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final InstantSource clock;
    private final Duration rememberFor;
    private final SecureRandom random = new SecureRandom();

    /** One device of a person. */
    record Device(String hash, DeviceKind kind, Instant lastSeenAt) {}

    RememberedDevices(JdbcClient database, InstantSource clock, AccountsProperties settings) {
        this.database = database;
        this.clock = clock;
        this.rememberFor = settings.rememberFor();
    }

    /** A new token for a device of the person. Rows of everybody that have run out are cleared on the way. */
    String remember(UserId user, DeviceKind kind) {
        Instant now = clock.instant();
        database.sql("delete from remembered_device where expires_at <= :now")
                .param("now", at(now))
                .update();
        of(user).stream().skip(MAX_PER_PERSON - 1L).forEach(surplus -> forget(user, surplus.hash()));
        String token = newToken();
        database.sql("""
                        insert into remembered_device
                            (token_hash, account_id, expires_at, browser, operating_system, signed_in_at, last_seen_at)
                        values (:hash, :id, :expires, :browser, :system, :now, :now)
                        """)
                .param("hash", hashOf(token))
                .param("id", user.value())
                .param("expires", at(now.plus(rememberFor)))
                .param("browser", kind.browser())
                .param("system", kind.system())
                .param("now", at(now))
                .update();
        return token;
    }

    /** Gives a device of the person another token in place of its own, for as long; empty if it is not remembered. */
    Optional<String> renew(UserId user, String hash) {
        String token = newToken();
        int renewed = database.sql(
                        "update remembered_device set token_hash = :new where token_hash = :hash and account_id = :id")
                .param("new", hashOf(token))
                .param("hash", hash)
                .param("id", user.value())
                .update();
        return renewed == 0 ? Optional.empty() : Optional.of(token);
    }

    /** Whose device shows the token; empty if it was forgotten, has run out or never was. */
    Optional<UserId> find(String token) {
        return owner(hashOf(token));
    }

    /** Whose device it is; empty if it was forgotten, has run out or never was. */
    Optional<UserId> owner(String hash) {
        return database.sql("select account_id from remembered_device where token_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Whether it is still a device of the person; notes that it is there. */
    boolean isStillOf(UserId user, String hash) {
        if (!owner(hash).equals(Optional.of(user))) {
            return false;
        }
        Instant now = clock.instant();
        database.sql("""
                        update remembered_device set last_seen_at = :now
                         where token_hash = :hash and last_seen_at < :before
                        """)
                .param("now", at(now))
                .param("hash", hash)
                .param("before", at(now.minus(SEEN_EVERY)))
                .update();
        return true;
    }

    /** The person's devices that have not run out, the one seen last first. */
    List<Device> of(UserId user) {
        return database.sql("""
                        select token_hash, browser, operating_system, last_seen_at from remembered_device
                         where account_id = :id and expires_at > :now
                         order by last_seen_at desc, token_hash
                        """)
                .param("id", user.value())
                .param("now", at(clock.instant()))
                .query((row, number) -> new Device(
                        row.getString("token_hash"),
                        new DeviceKind(row.getString("browser"), row.getString("operating_system")),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Forgets whatever device shows the token. */
    void forget(String token) {
        database.sql("delete from remembered_device where token_hash = :hash")
                .param("hash", hashOf(token))
                .update();
    }

    /** Forgets one device of the person. */
    void forget(UserId user, String hash) {
        database.sql("delete from remembered_device where account_id = :id and token_hash = :hash")
                .param("id", user.value())
                .param("hash", hash)
                .update();
    }

    /** Forgets every device of the person but one. */
    void forgetAllBut(UserId user, String hash) {
        database.sql("delete from remembered_device where account_id = :id and token_hash <> :hash")
                .param("id", user.value())
                .param("hash", hash)
                .update();
    }

    /** What the device with that token is known by. */
    static String hashOf(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, found none", e);
        }
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
