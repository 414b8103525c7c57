package app.selfie.accounts;

import app.selfie.accounts.AccountChange.BadPassword;
import app.selfie.accounts.AccountChange.Busy;
import app.selfie.accounts.AccountChange.Done;
import app.selfie.accounts.AccountChange.LinkEnded;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives people who come with one of the {@link ResetLinks} another password. */
@Component
class PasswordResets {

    private final ResetLinks links;
    private final AccountRepository accounts;
    private final DeviceTokens devices;
    private final ActiveSessions sessions;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;

    PasswordResets(
            ResetLinks links,
            AccountRepository accounts,
            DeviceTokens devices,
            ActiveSessions sessions,
            PasswordEncoder encoder,
            PlatformTransactionManager transactions) {
        this.links = links;
        this.accounts = accounts;
        this.devices = devices;
        this.sessions = sessions;
        this.encoder = encoder;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whose password a link is for; empty if it is none any more. */
    Optional<Account> find(String token) {
        return links.find(token).flatMap(user -> accounts.findById(user.value()));
    }

    /**
     * Uses a link up: gives its person the new password, and signs them out everywhere. Takes its time, and ends sessions: for
     * a thread that holds no page's lock.
     */
    AccountChange use(String token, String fresh) {
        Optional<Account> account = find(token);
        if (account.isEmpty()) {
            return new LinkEnded();
        }
        Optional<PasswordProblem> problem =
                PasswordProblem.of(fresh, account.get().name());
        if (problem.isPresent()) {
            return new BadPassword(problem.get());
        }
        String hash;
        try {
            hash = Objects.requireNonNull(encoder.encode(fresh), "the encoder gives a hash");
        } catch (HashingBusy busy) {
            return new Busy(busy.untilNext());
        }
        UserId user = new UserId(account.get().id());
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> change(user, token, hash)));
        if (!done) {
            return new LinkEnded();
        }
        sessions.endAllOf(user, "");
        return new Done();
    }

    private boolean change(UserId user, String token, String hash) {
        // Before the link, as whoever makes another one does; and the round stays what it is.
        if (accounts.lock(user.value()).isEmpty() || !links.use(token)) {
            return false;
        }
        int round = accounts.roundOf(user.value()).orElseThrow();
        if (accounts.updatePassword(user.value(), hash, round) == 0) {
            throw new IllegalStateException("expected round " + round + " of a locked account, found another one");
        }
        devices.forgetAllBut(user, "");
        return true;
    }
}
