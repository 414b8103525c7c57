package app.selfie.accounts;

import app.selfie.accounts.RegistrationResult.Busy;
import app.selfie.accounts.RegistrationResult.NotInvited;
import app.selfie.accounts.RegistrationResult.Refused;
import app.selfie.accounts.RegistrationResult.Registered;
import app.selfie.accounts.RegistrationResult.TooMany;
import app.selfie.http.NetworkOrigin;
import app.selfie.limits.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes accounts. Nobody is there to begin with: the first person to register becomes the administrator.
 *
 * <p>A registration page cannot hide which names are taken; what it can do is not to answer thousands of such
 * questions, so questions and attempts are each limited per address.
 */
@Service
class Registration {

    /** Two tries lose a race for the first account or for a name; a third would mean that neither was the cause. */
    private static final int MAX_TRIES = 3;

    private static final short FIRST = 1;

    private final AccountRepository accounts;
    private final JdbcAggregateOperations rows;
    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private final Administrator administrator;
    private final RegistrationPolicy policy;
    private final Invitations invitations;
    private final TransactionTemplate transaction;
    private final RateLimiter<String> perAddress;
    private final RateLimiter<String> questionsPerAddress;

    Registration(
            AccountRepository accounts,
            JdbcAggregateOperations rows,
            PasswordEncoder encoder,
            Administrator administrator,
            RegistrationPolicy policy,
            Invitations invitations,
            PlatformTransactionManager transactions,
            InstantSource clock,
            AccountsProperties settings) {
        this.accounts = accounts;
        this.rows = rows;
        this.encoder = encoder;
        this.administrator = administrator;
        this.policy = policy;
        this.invitations = invitations;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.perAddress = new RateLimiter<>(settings.registrationsPerAddress(), clock);
        this.questionsPerAddress = new RateLimiter<>(settings.registrationsPerAddress(), clock);
    }

    /** Whether the next person to register becomes the administrator. */
    boolean isFirst() {
        return accounts.count() == 0;
    }

    /** Whether whoever comes with that invitation, empty for none, may register now. */
    boolean isOpenTo(String invitation) {
        return isFirst()
                || switch (policy.mode()) {
                    case OPEN -> true;
                    case INVITATION -> !invitation.isEmpty() && invitations.isGood(invitation);
                    case CLOSED -> false;
                };
    }

    /** Registers a person who says nothing about others. */
    RegistrationResult register(String typedName, String password, String address, String invitation) {
        return register(typedName, password, address, invitation, null);
    }

    /**
     * Registers a person, or says why not. Two first persons at the same instant both get an account, one of them as
     * the administrator; of two persons with the same name one gets it.
     *
     * @param address where the attempt comes from, for the limit
     * @param invitation the token of a link, which is used up; empty for none
     * @param whoElse who may register from now on, if this is the first person; null to leave that as it is
     */
    RegistrationResult register(
            String typedName, String password, String address, String invitation, @Nullable RegistrationMode whoElse) {
        Optional<Refused> refused = check(typedName, password);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Duration> wait = perAddress.take(NetworkOrigin.of(address));
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        if (!isOpenTo(invitation)) { // whoever may not come in is not told who is here either
            return new NotInvited();
        }
        Username name = new Username(typedName);
        if (accounts.existsByNameKey(name.key())) {
            return new Refused(UsernameProblem.TAKEN, null);
        }
        try {
            return insert(name, hashOf(password), invitation, whoElse);
        } catch (HashingBusy busy) {
            perAddress.giveBack(NetworkOrigin.of(address));
            return new Busy(busy.untilNext());
        }
    }

    /** What is wrong with the fields by themselves; asks nobody. */
    Optional<Refused> check(String typedName, String password) {
        @Nullable UsernameProblem nameProblem = Username.problemOf(typedName).orElse(null);
        @Nullable
        PasswordProblem passwordProblem =
                PasswordProblem.of(password, typedName).orElse(null);
        return nameProblem != null || passwordProblem != null
                ? Optional.of(new Refused(nameProblem, passwordProblem))
                : Optional.empty();
    }

    /**
     * Whether somebody has that name already, as far as the address may ask: a page says so while somebody types, and one that
     * asks too often learns it at the end.
     */
    boolean isKnownToBeTaken(String typedName, String address) {
        return Username.problemOf(typedName).isEmpty()
                && questionsPerAddress.take(NetworkOrigin.of(address)).isEmpty()
                && accounts.existsByNameKey(new Username(typedName).key());
    }

    private RegistrationResult insert(
            Username name, String hash, String invitation, @Nullable RegistrationMode whoElse) {
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            try {
                Optional<Account> account = Objects.requireNonNull(
                        transaction.execute(status -> insertOnce(name, hash, invitation, whoElse)),
                        "a transaction gives what it made");
                return account.<RegistrationResult>map(
                                made -> new Registered(new UserId(made.id()), made.isAdministrator()))
                        .orElseGet(NotInvited::new);
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                if (accounts.existsByNameKey(name.key())) {
                    return new Refused(UsernameProblem.TAKEN, null);
                }
            }
        }
        throw new IllegalStateException(
                "expected an account after " + MAX_TRIES + " tries, found that each one collided with another");
    }

    /** Empty where the door was shut, the invitation used, or somebody else became the first, since it was looked at. */
    private Optional<Account> insertOnce(
            Username name, String hash, String invitation, @Nullable RegistrationMode whoElse) {
        boolean isFirst = administrator.isWanted();
        RegistrationMode mode = policy.mode();
        if (!isFirst && mode == RegistrationMode.CLOSED) {
            return Optional.empty();
        }
        Optional<Invitations.Used> used =
                isFirst || invitation.isEmpty() ? Optional.empty() : invitations.use(invitation);
        if (!isFirst && used.isEmpty() && mode != RegistrationMode.OPEN) {
            return Optional.empty();
        }
        Account account = new Account(
                UUID.randomUUID(),
                name.text(),
                name.key(),
                hash,
                isFirst ? FIRST : null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Account.FIRST_ROUND,
                false,
                null,
                null,
                used.map(Invitations.Used::quotaBytes).orElse(null));
        rows.insert(account);
        if (isFirst && whoElse != null) { // together: nobody comes in between whom the first person did not want
            policy.choose(whoElse);
        }
        administrator.handOver(); // to the eldest, where for some reason nobody is the administrator
        return Optional.of(account);
    }

    /** The insert's own exception is wrapped by Spring Data; H2 may also report the other's row as a lock. */
    private static boolean isLostRace(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DuplicateKeyException || cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return false;
    }

    private String hashOf(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("expected a hash from the password encoder, found null");
        }
        return hash;
    }
}
