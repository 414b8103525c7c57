package app.selfie.accounts;

import app.selfie.accounts.AccountChange.BadName;
import app.selfie.accounts.AccountChange.BadPassword;
import app.selfie.accounts.AccountChange.Busy;
import app.selfie.accounts.AccountChange.Done;
import app.selfie.accounts.AccountChange.TooMany;
import app.selfie.accounts.AccountChange.WrongPassword;
import app.selfie.limits.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do with their own accounts. Guessing is limited as at the door: tries count before they are read. What asks for
 * a password takes its time, and ends sessions: it is for threads that hold no page's lock.
 */
@Service
class AccountService {

    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final DeviceTokens devices;
    private final ActiveSessions sessions;
    private final ResetLinks resets;
    private final List<PersonalData> everything;
    private final TransactionTemplate transaction;
    private final PasswordTries tries;
    private final AccountErasure erasure;
    private final RateLimiter<UserId> names;

    AccountService(
            AccountRepository accounts,
            PasswordEncoder encoder,
            DeviceTokens devices,
            ActiveSessions sessions,
            ResetLinks resets,
            List<PersonalData> everything,
            AccountErasure erasure,
            PlatformTransactionManager transactions,
            InstantSource clock,
            AccountsProperties settings) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.devices = devices;
        this.sessions = sessions;
        this.resets = resets;
        this.everything = everything;
        this.transaction = new TransactionTemplate(transactions);
        this.erasure = erasure;
        this.tries = new PasswordTries(settings, clock);
        this.names = new RateLimiter<>(settings.registrationsPerAddress(), clock);
    }

    /** What is kept about people, in the order in which it is shown. */
    List<PersonalData> everything() {
        return everything;
    }

    /** Gives the person another name, by which they sign in from now on. */
    AccountChange rename(UserId user, String typed) {
        Optional<UsernameProblem> problem = Username.problemOf(typed);
        if (problem.isPresent()) {
            return new BadName(problem.get());
        }
        Optional<Duration> wait = names.take(user);
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        Username name = new Username(typed);
        boolean isTaken = accounts.findByNameKey(name.key())
                .filter(other -> !other.id().equals(user.value()))
                .isPresent();
        if (isTaken) {
            return new BadName(UsernameProblem.TAKEN);
        }
        try {
            accounts.updateName(user.value(), name.text(), name.key());
        } catch (DuplicateKeyException e) { // taken between the two
            return new BadName(UsernameProblem.TAKEN);
        }
        sessions.principalsOf(user).forEach(principal -> principal.rename(name.text()));
        return new Done();
    }

    /**
     * Gives the person another password, and ends every other session and every other device's sign-in. The session that
     * stays gets a new token for its device, so that a copy of the old one is worth nothing.
     *
     * @param session id of the one that stays
     */
    AccountChange changePassword(UserId user, String old, String fresh, String session) {
        Account account = accounts.findById(user.value()).orElseThrow();
        Optional<PasswordProblem> problem = PasswordProblem.of(fresh, account.name());
        if (problem.isPresent()) {
            return new BadPassword(problem.get());
        }
        if (fresh.equals(old)) {
            return new BadPassword(PasswordProblem.SAME_AS_BEFORE);
        }
        Optional<AccountChange> refused = refusal(account, old, session);
        if (refused.isPresent()) {
            return refused.get();
        }
        String hash;
        try {
            hash = hashOf(fresh);
        } catch (HashingBusy busy) {
            return new Busy(busy.untilNext());
        }
        if (!Boolean.TRUE.equals(transaction.execute(status -> change(account, hash, session)))) {
            return new WrongPassword();
        }
        sessions.principalIn(session).ifPresent(principal -> principal.stay(account.signInRound() + 1));
        renewDevice(user, session);
        sessions.endAllOf(user, session);
        return new Done();
    }

    /** False where a link, or an administrator, began another round since the old password was read. */
    private boolean change(Account account, String hash, String session) {
        if (accounts.updatePassword(account.id(), hash, account.signInRound()) == 0) {
            return false;
        }
        devices.forgetAllBut(new UserId(account.id()), deviceIn(session));
        resets.end(new UserId(account.id()));
        return true;
    }

    /**
     * Signs the person out everywhere but in one session, whose device gets a new token: a copy of the old one would come
     * back with it. No link for another password is good any more either.
     */
    void signOutElsewhere(UserId user, String session) {
        devices.forgetAllBut(user, deviceIn(session));
        resets.end(user);
        renewDevice(user, session);
        sessions.endAllOf(user, session);
    }

    private String deviceIn(String session) {
        return sessions.principalIn(session).map(SignedInUser::device).orElse("");
    }

    private void renewDevice(UserId user, String session) {
        sessions.principalIn(session).ifPresent(principal -> {
            String device = principal.device();
            if (device != null) {
                devices.renew(user, device).ifPresent(principal::renew);
            }
        });
    }

    /** Whether nobody would run the place if the person went. */
    boolean isOnlyAdministrator(UserId user) {
        return accounts.findById(user.value()).filter(Account::isAdministrator).isPresent()
                && accounts.findHeirOf(user.value())
                        .filter(heir -> heir.isEnabled() && heir.isAdministrator())
                        .isEmpty();
    }

    /** Who becomes the administrator when the person goes; empty if there is another one already, or nobody. */
    Optional<String> successorOf(UserId user) {
        return isOnlyAdministrator(user) ? accounts.findHeirOf(user.value()).map(Account::name) : Optional.empty();
    }

    /**
     * Deletes the account with every row and byte, all or nothing. Afterwards nobody is signed in under it anywhere but in
     * {@code session}, whose page says goodbye: its next request finds nobody signed in. An administrator hands over to
     * whoever has been here longest (decision 0014).
     */
    AccountChange delete(UserId user, String password, String session) {
        Account account = accounts.findById(user.value()).orElseThrow();
        Optional<AccountChange> refused = refusal(account, password, session);
        if (refused.isPresent()) {
            return refused.get();
        }
        // Their pages and live streams first, so that nothing is kept meanwhile.
        sessions.endAllOf(user, session);
        erasure.erase(user);
        sessions.principalIn(session).ifPresent(SignedInUser::end);
        return new Done();
    }

    private Optional<AccountChange> refusal(Account account, String password, String session) {
        String key = account.id().toString();
        Optional<Duration> wait = tries.take(key, session);
        if (wait.isPresent()) {
            return Optional.of(new TooMany(wait.get()));
        }
        try {
            if (PasswordProblem.isTooLong(password) || !encoder.matches(password, account.passwordHash())) {
                return Optional.of(new WrongPassword());
            }
        } catch (HashingBusy busy) {
            tries.giveBack(key, session);
            return Optional.of(new Busy(busy.untilNext()));
        }
        tries.succeeded(key, session);
        return Optional.empty();
    }

    private String hashOf(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("expected a hash from the password encoder, found null");
        }
        return hash;
    }
}
