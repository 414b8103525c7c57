package app.selfie.sharing;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links to selfies. Every method takes the owner, but for the one that strangers ask with a key: who has it sees what the
 * link shows, and learns nothing of what it does not.
 */
@Service
@EnableConfigurationProperties(SharingProperties.class)
public class ShareLinkService {

    /** In UTF-16 units: what is longer is not hashed. */
    public static final int MAX_PASSWORD = 100;

    private final ShareLinkRepository rows;
    private final PasswordEncoder encoder;
    private final SharingProperties settings;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ShareLinkService(
            ShareLinkRepository rows,
            PasswordEncoder encoder,
            SharingProperties settings,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes a link to those of the selfies that are there. With a password this takes a tenth of a second or more, and
     * waits for others: not under a session's lock.
     *
     * @param password empty for none, at most {@value #MAX_PASSWORD} characters
     * @throws IllegalArgumentException if the password is longer
     * @throws org.springframework.security.core.AuthenticationException if it could not be hashed in time
     */
    public ShareResult share(UserId owner, Collection<SelfieId> selfies, ShareExpiry expiry, String password) {
        if (password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException("a link's password has at most " + MAX_PASSWORD + " characters");
        }
        List<SelfieId> shown = selfies.stream().distinct().toList();
        if (shown.size() > settings.maxSelfies()) {
            return new ShareResult.TooManySelfies(settings.maxSelfies());
        }
        String hash = password.isEmpty() ? null : encoder.encode(password);
        return Objects.requireNonNull(transaction.execute(status -> make(owner, shown, expiry, hash, status)));
    }

    private ShareResult make(
            UserId owner,
            List<SelfieId> selfies,
            ShareExpiry expiry,
            @Nullable String passwordHash,
            TransactionStatus status) {
        Instant now = now();
        if (!rows.lockOwner(owner)) {
            return new ShareResult.Gone();
        }
        if (rows.count(owner, now) >= settings.maxLinks()) {
            return new ShareResult.TooManyLinks(settings.maxLinks());
        }
        ShareLinkId id = new ShareLinkId(UUID.randomUUID());
        ShareKey key = ShareKey.random();
        Instant endsAt = expiry.endOf(now).orElse(null);
        rows.insert(owner, id, key, now, endsAt, passwordHash);
        int place = 0;
        SelfieId first = null;
        for (SelfieId selfie : selfies) {
            if (rows.add(owner, id, selfie, place + 1)) {
                place++;
                first = first == null ? selfie : first;
            }
        }
        if (first == null) {
            status.setRollbackOnly();
            return new ShareResult.Gone();
        }
        return new ShareResult.Made(new ShareLink(id, now, endsAt, passwordHash != null, 0, place, first), key);
    }

    /**
     * The good link of a key. For one that was never given, one that has ended and one that was stopped the answer is the
     * same, and is found in the same way.
     */
    public Optional<OpenShareLink> find(ShareKey key) {
        return rows.find(key, now());
    }

    /**
     * Whether it is the link's password; right for every password where it asks for none. Takes a tenth of a second or more.
     *
     * @throws org.springframework.security.core.AuthenticationException if it could not be hashed in time
     */
    public boolean isPassword(OpenShareLink link, String password) {
        return link.passwordHash() == null
                || (password.length() <= MAX_PASSWORD && encoder.matches(password, link.passwordHash()));
    }

    /** The link's page was shown once more. */
    public void countOpening(OpenShareLink link) {
        rows.countOpening(link.owner(), link.id());
    }

    /** The owner's links that are good, the newest first. */
    public List<ShareLink> links(UserId owner) {
        return rows.good(owner, now());
    }

    /**
     * Stops links, from the next request on.
     *
     * @return how many were not stopped yet
     */
    public int stop(UserId owner, Collection<ShareLinkId> links) {
        return rows.stop(owner, links, now());
    }

    /**
     * Takes a stop back, for an hour or so, as far as the owner may have so many links.
     *
     * @return how many are good again
     */
    public int resume(UserId owner, Collection<ShareLinkId> links) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!rows.lockOwner(owner)) {
                return 0;
            }
            int left = settings.maxLinks() - rows.count(owner, now());
            int resumed = 0;
            for (ShareLinkId link : links) {
                resumed += resumed < left ? rows.resume(owner, List.of(link)) : 0;
            }
            return resumed;
        }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
