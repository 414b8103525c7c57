package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The devices on which people are signed in: every sign-in is a row here, and a session only a cache of it. So a restart, or
 * another process of the same database, asks nobody to sign in again (decision 0040). A device is known by the hash of its
 * {@link SecretToken}.
 */
@Component
class DeviceTokens {

    /** Of one person and one kind, remembered or not. With more, the one seen longest ago is forgotten. */
    static final int MAX_PER_PERSON = 20;

    /** How exactly it is known when a device was last there. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final InstantSource clock;
    private final Duration rememberFor;
    private final Duration unrememberedFor;

    /**
     * One device of a person.
     *
     * @param remembered whether the person ticked "remember me" there
     */
    record Device(String hash, DeviceKind kind, Instant lastSeenAt, boolean remembered) {}

    /** A token that takes another one's place in a browser, which keeps it for as long as the other one. */
    record Renewed(String token, boolean remembered) {}

    DeviceTokens(JdbcClient database, InstantSource clock, AccountsProperties settings) {
        this.database = database;
        this.clock = clock;
        this.rememberFor = settings.rememberFor();
        this.unrememberedFor = settings.unrememberedFor();
    }

    /**
     * A new token for a device of the person. Rows of everybody that have run out are cleared on the way.
     *
     * @param remembered true for {@code selfie.accounts.remember-for}, counted from now; false for as long as the browser is
     *     open and, from when it was last seen, {@code unremembered-for}
     */
    String signIn(UserId user, DeviceKind kind, boolean remembered) {
        Instant now = clock.instant();
        database.sql("delete from signed_in_device where expires_at <= :now")
                .param("now", at(now))
                .update();
        of(user).stream()
                .filter(device -> device.remembered() == remembered)
                .skip(MAX_PER_PERSON - 1L)
                .forEach(surplus -> forget(user, surplus.hash()));
        String token = SecretToken.create();
        database.sql("""
                        insert into signed_in_device (token_hash, account_id, remembered, expires_at, browser,
                            operating_system, signed_in_at, last_seen_at)
                        values (:hash, :id, :remembered, :expires, :browser, :system, :now, :now)
                        """)
                .param("hash", SecretToken.hashOf(token))
                .param("id", user.value())
                .param("remembered", remembered)
                .param("expires", at(now.plus(remembered ? rememberFor : unrememberedFor)))
                .param("browser", kind.browser())
                .param("system", kind.system())
                .param("now", at(now))
                .update();
        seen(user, now);
        return token;
    }

    /** A person is seen later than any device that is still listed: those that were signed out are not. */
    private void seen(UserId user, Instant now) {
        database.sql("update account set last_seen_at = :now where id = :id")
                .param("now", at(now))
                .param("id", user.value())
                .update();
    }

    /** Whether the account's round of sign-ins is that one; waits for whoever is about to begin another. */
    boolean isRoundOf(UserId user, int round) {
        return database.sql("select sign_in_round from account where id = ? for update")
                .param(user.value())
                .query(Integer.class)
                .optional()
                .equals(Optional.of(round));
    }

    /** Gives a device of the person another token in place of its own, for as long; empty if it is not signed in. */
    Optional<Renewed> renew(UserId user, String hash) {
        String token = SecretToken.create();
        int renewed = database.sql(
                        "update signed_in_device set token_hash = :new where token_hash = :hash and account_id = :id")
                .param("new", SecretToken.hashOf(token))
                .param("hash", hash)
                .param("id", user.value())
                .update();
        if (renewed == 0) {
            return Optional.empty();
        }
        return database.sql("select remembered from signed_in_device where token_hash = :new")
                .param("new", SecretToken.hashOf(token))
                .query(Boolean.class)
                .optional()
                .map(remembered -> new Renewed(token, remembered));
    }

    /** Whose device shows the token; empty if it was forgotten, has run out or never was. */
    Optional<UserId> find(String token) {
        return owner(SecretToken.hashOf(token));
    }

    /** Whose device it is; empty if it was forgotten, has run out or never was. */
    Optional<UserId> owner(String hash) {
        return database.sql("select account_id from signed_in_device where token_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Whether it is still a device of the person; notes that it is there, at most every five minutes. */
    boolean isStillOf(UserId user, String hash) {
        if (!owner(hash).equals(Optional.of(user))) {
            return false;
        }
        Instant now = clock.instant();
        int noted = database.sql("""
                        update signed_in_device set last_seen_at = :now,
                            expires_at = case when remembered then expires_at else :expires end
                         where token_hash = :hash and last_seen_at < :before
                        """)
                .param("now", at(now))
                .param("expires", at(now.plus(unrememberedFor)))
                .param("hash", hash)
                .param("before", at(now.minus(SEEN_EVERY)))
                .update();
        if (noted == 1) {
            seen(user, now);
        }
        return true;
    }

    /** The person's devices that have not run out, the one seen last first. */
    List<Device> of(UserId user) {
        return database.sql("""
                        select token_hash, browser, operating_system, last_seen_at, remembered from signed_in_device
                         where account_id = :id and expires_at > :now
                         order by last_seen_at desc, token_hash
                        """)
                .param("id", user.value())
                .param("now", at(clock.instant()))
                .query((row, number) -> new Device(
                        row.getString("token_hash"),
                        new DeviceKind(row.getString("browser"), row.getString("operating_system")),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("remembered")))
                .list();
    }

    /** Forgets whatever device shows the token. */
    void forget(String token) {
        database.sql("delete from signed_in_device where token_hash = :hash")
                .param("hash", SecretToken.hashOf(token))
                .update();
    }

    /** Forgets one device of the person. */
    void forget(UserId user, String hash) {
        database.sql("delete from signed_in_device where account_id = :id and token_hash = :hash")
                .param("id", user.value())
                .param("hash", hash)
                .update();
    }

    /** Forgets every device of the person but one. */
    void forgetAllBut(UserId user, String hash) {
        database.sql("delete from signed_in_device where account_id = :id and token_hash <> :hash")
                .param("id", user.value())
                .param("hash", hash)
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
