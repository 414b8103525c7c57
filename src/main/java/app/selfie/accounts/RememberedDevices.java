package app.selfie.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The devices that stay signed in. The database holds only the SHA-256 of a device's token, which is enough because a
 * token is 256 random bits: who reads the table cannot sign in with it.
 */
@Component
class RememberedDevices {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final InstantSource clock;
    private final Duration rememberFor;
    private final SecureRandom random = new SecureRandom();

    RememberedDevices(JdbcClient database, InstantSource clock, AccountsSettings settings) {
        this.database = database;
        this.clock = clock;
        this.rememberFor = settings.rememberFor();
    }

    /** A new token for a device of the person. Rows of everybody that have run out are cleared on the way. */
    String remember(UserId user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        database.sql("delete from remembered_device where expires_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql("insert into remembered_device (token_hash, account_id, expires_at) values (:hash, :id, :expires)")
                .param("hash", hashOf(token))
                .param("id", user.value())
                .param("expires", now.plus(rememberFor).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Whose device shows the token; empty if it was forgotten, has run out or never was. */
    Optional<UserId> find(String token) {
        return database.sql("select account_id from remembered_device where token_hash = :hash and expires_at > :now")
                .param("hash", hashOf(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    void forget(String token) {
        database.sql("delete from remembered_device where token_hash = :hash")
                .param("hash", hashOf(token))
                .update();
    }

    /** Forgets every device of the person but the one with that token. */
    void forgetAllBut(UserId user, String token) {
        database.sql("delete from remembered_device where account_id = :id and token_hash <> :hash")
                .param("id", user.value())
                .param("hash", hashOf(token))
                .update();
    }

    private static String hashOf(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, found none", e);
        }
    }
}
