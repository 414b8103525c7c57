package app.selfie.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an account away with every row and byte, all or nothing: at once, or when the time is over in which to think again. */
@Component
class AccountErasure {

    private static final Logger LOG = LoggerFactory.getLogger(AccountErasure.class);

    private final AccountRepository accounts;
    private final List<PersonalData> everything;
    private final Administrator administrator;
    private final JdbcClient database;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    AccountErasure(
            AccountRepository accounts,
            List<PersonalData> everything,
            Administrator administrator,
            JdbcClient database,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.everything = everything;
        this.administrator = administrator;
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Erases the account; whoever runs the place hands over (decision 0014). */
    void erase(UserId user) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(user.value());
            eraseLocked(user);
        });
    }

    /** Any number of processes may look at once. */
    @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void eraseWhoseTimeIsOver() {
        for (UserId user : leavingBefore(clock.instant())) {
            try {
                eraseIfStillLeaving(user);
            } catch (RuntimeException e) { // the next second brings another try, and the others do not wait for it
                LOG.warn("An account could not be erased", e);
            }
        }
    }

    private List<UserId> leavingBefore(Instant now) {
        return database.sql("select id from account where leaves_at <= ? order by leaves_at, id")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list();
    }

    private void eraseIfStillLeaving(UserId user) {
        transaction.executeWithoutResult(status -> {
            if (accounts.lock(user.value()).isPresent()
                    && accounts.findById(user.value())
                            .filter(account -> isOver(account.leavesAt()))
                            .isPresent()) {
                eraseLocked(user);
            }
        });
    }

    /** Looked at again: it may have been taken back, and begun anew. */
    private boolean isOver(@Nullable Instant leavesAt) {
        return leavesAt != null && !leavesAt.isAfter(clock.instant());
    }

    private void eraseLocked(UserId user) {
        // Read now: they may have become the first one since.
        boolean wasFirst = accounts.findById(user.value())
                .filter(account -> account.firstAccount() != null)
                .isPresent();
        everything.forEach(data -> data.erase(user));
        accounts.delete(user.value());
        if (wasFirst) {
            administrator.handOver();
        }
    }
}
