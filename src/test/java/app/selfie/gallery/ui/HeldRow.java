package app.selfie.gallery.ui;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A selfie's row that somebody else has in a transaction: whoever wants to change it waits. */
final class HeldRow implements AutoCloseable {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Thread holder;

    private HeldRow(JdbcClient database, PlatformTransactionManager transactions, UUID selfie) {
        holder = Thread.ofVirtual()
                .start(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    database.sql("SELECT id FROM selfie WHERE id = ? FOR UPDATE")
                            .param(selfie)
                            .query(UUID.class)
                            .single();
                    held.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
    }

    /** Returns when the row is held. */
    static HeldRow hold(JdbcClient database, PlatformTransactionManager transactions, UUID selfie)
            throws InterruptedException {
        HeldRow row = new HeldRow(database, transactions, selfie);
        row.held.await();
        return row;
    }

    @Override
    public void close() {
        release.countDown();
        try {
            holder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
