package app.selfie.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do about others. Each deed looks again, under a lock that all of them share, whether who does it is still
 * an administrator, and nobody does these things to themselves: so one always stays. Each is written into the {@link AuditLog}.
 * Some end sessions: they are for threads that hold no page's lock.
 */
@Service
class People {

    /** How long a deletion can be taken back. */
    static final Duration UNDO_FOR = Duration.ofSeconds(10);

    /** Of a page of the list. */
    static final int PAGE = 25;

    private final PersonRepository rows;
    private final AccountRepository accounts;
    private final Administrator administrator;
    private final DeviceTokens devices;
    private final ActiveSessions sessions;
    private final ResetLinks resets;
    private final Invitations invitations;
    private final RegistrationPolicy policy;
    private final AuditLog audit;
    private final List<PersonalData> everything;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    /**
     * A part of the list.
     *
     * @param total of all that were looked for
     */
    record Page(List<Person> people, int total) {}

    People(
            PersonRepository rows,
            AccountRepository accounts,
            Administrator administrator,
            DeviceTokens devices,
            ActiveSessions sessions,
            ResetLinks resets,
            Invitations invitations,
            RegistrationPolicy policy,
            AuditLog audit,
            List<PersonalData> everything,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.accounts = accounts;
        this.administrator = administrator;
        this.devices = devices;
        this.sessions = sessions;
        this.resets = resets;
        this.invitations = invitations;
        this.policy = policy;
        this.audit = audit;
        this.everything = everything;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A part of the people whose name has the typed text in it; the first has the number 0. */
    Page search(String typed, int page) {
        return new Page(rows.search(typed, page * PAGE, PAGE), rows.count(typed));
    }

    Optional<Person> find(UserId user) {
        return rows.find(user);
    }

    /** What the person keeps, in bytes. */
    long used(UserId user) {
        return everything.stream()
                .mapToLong(data -> data.describe(user).bytes())
                .sum();
    }

    List<AuditLog.Entry> deeds(int most) {
        return audit.newest(most);
    }

    RegistrationMode registration() {
        return policy.mode();
    }

    void choose(UserId actor, RegistrationMode mode) {
        as(actor, Deed.REGISTRATION, "", mode.name().toLowerCase(Locale.ROOT), () -> {
            policy.choose(mode);
            return true;
        });
    }

    List<Invitations.Open> invitations() {
        return invitations.open();
    }

    /** The token of a new invitation; empty where too many are open. */
    Optional<String> invite(UserId actor, Duration lifetime, @Nullable Long quotaBytes) {
        return as(actor, Deed.INVITED, "", "", () -> invitations.create(actor, lifetime, quotaBytes));
    }

    void withdraw(UserId actor, String hash) {
        as(actor, Deed.WITHDRAWN, "", "", () -> invitations.withdraw(hash));
    }

    void setQuota(UserId actor, UserId user, @Nullable Long bytes) {
        as(actor, Deed.QUOTA, nameOf(user), bytes == null ? "" : bytes.toString(), () -> {
            rows.setQuota(user, bytes);
            return true;
        });
    }

    /** Makes somebody an administrator, or not. Where they are signed in, their sessions begin anew. */
    void setAdministrator(UserId actor, UserId user, boolean now) {
        expectOther(actor, user);
        as(actor, now ? Deed.ADMINISTRATOR : Deed.PERSON, nameOf(user), "", () -> {
            if (!now) {
                endWhatTheyGaveOut(user);
            }
            administrator.moveFrom(user, actor);
            rows.setAdministrator(user, now);
            return true;
        });
        sessions.endAllOf(user, "");
    }

    /** Keeps somebody out: they are signed out everywhere, and what they keep stays. */
    void disable(UserId actor, UserId user) {
        expectOther(actor, user);
        as(actor, Deed.DISABLED, nameOf(user), "", () -> {
            endWhatTheyGaveOut(user);
            administrator.moveFrom(user, actor);
            rows.setDisabled(user, clock.instant());
            forgetDevices(user);
            return true;
        });
        sessions.endAllOf(user, "");
    }

    void enable(UserId actor, UserId user) {
        as(actor, Deed.ENABLED, nameOf(user), "", () -> {
            rows.setDisabled(user, null);
            return true;
        });
    }

    void signOutEverywhere(UserId actor, UserId user) {
        expectOther(actor, user);
        as(actor, Deed.SIGNED_OUT, nameOf(user), "", () -> {
            forgetDevices(user);
            return true;
        });
        sessions.endAllOf(user, "");
    }

    /** The token of a link by which the person chooses another password. */
    String resetLink(UserId actor, UserId user) {
        return as(actor, Deed.RESET_LINK, nameOf(user), "", () -> resets.create(user));
    }

    /** Keeps somebody out at once, and erases them with everything when {@link #UNDO_FOR} is over. */
    void delete(UserId actor, UserId user) {
        expectOther(actor, user);
        as(actor, Deed.DELETED, nameOf(user), "", () -> {
            endWhatTheyGaveOut(user);
            administrator.moveFrom(user, actor);
            rows.setLeaving(user, clock.instant().plus(UNDO_FOR));
            forgetDevices(user);
            return true;
        });
        sessions.endAllOf(user, "");
    }

    /** Takes a deletion back; false if it is too late. */
    boolean undelete(UserId actor, UserId user) {
        String name = nameOf(user);
        return !name.isEmpty()
                && as(actor, Deed.UNDELETED, name, "", () -> {
                    if (accounts.lock(user.value()).isEmpty()) {
                        return false;
                    }
                    rows.setLeaving(user, null);
                    return true;
                });
    }

    private void forgetDevices(UserId user) {
        devices.forgetAllBut(user, "");
        rows.beginRound(user);
        resets.end(user);
    }

    /** Links that an administrator made, and may have kept, are worth nothing once nobody trusts them with the place. */
    private void endWhatTheyGaveOut(UserId user) {
        if (accounts.lock(user.value()).isPresent()
                && rows.find(user).filter(Person::administrator).isPresent()) {
            invitations.withdrawAllOf(user);
            resets.endAll();
        }
    }

    private String nameOf(UserId user) {
        return rows.find(user).map(Person::name).orElse("");
    }

    private <T> T as(UserId actor, Deed deed, String subject, String detail, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            administrator.lock();
            Account account = accounts.findById(actor.value())
                    .filter(found -> found.isAdministrator() && found.isEnabled())
                    .orElseThrow(() -> new AccessDeniedException("expected an administrator, found " + actor));
            T outcome = work.get();
            if (!Boolean.FALSE.equals(outcome) && !Optional.empty().equals(outcome)) { // where nothing came of it
                audit.write(account.name(), deed, subject, detail);
            }
            return outcome;
        }));
    }

    private static void expectOther(UserId actor, UserId user) {
        if (actor.equals(user)) {
            throw new IllegalArgumentException("expected another person than the administrator, found " + actor);
        }
    }
}
