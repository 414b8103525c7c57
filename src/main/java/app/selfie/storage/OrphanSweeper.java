package app.selfie.storage;

import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes bytes that have no row: of saves that a crash or a full quota stopped, and of deletions that did not get as far
 * as the bytes. Any number of processes may sweep at once, and keep at the same time (decision 0011).
 *
 * <p>It sweeps only a store that carries this database's mark. A database that is new or another one knows none of the
 * store's objects, and would have it emptied.
 */
@Component
class OrphanSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweeper.class);

    /** Under this name the store holds the name of the database it belongs to. */
    static final ObjectId MARK = new ObjectId(new UUID(0, 0));

    private static final int CHUNK = 500;

    private final ObjectStore store;
    private final ObjectRepository rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Duration grace;

    @Autowired
    OrphanSweeper(
            ObjectStore store,
            ObjectRepository rows,
            PlatformTransactionManager transactions,
            InstantSource clock,
            StorageProperties settings) {
        this(store, rows, transactions, clock, settings.grace());
    }

    OrphanSweeper(
            ObjectStore store,
            ObjectRepository rows,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Duration grace) {
        this.store = store;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.grace = grace;
    }

    /** Soon after the start, when the first pages have been served, and then every hour. */
    @Scheduled(initialDelay = 30, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void sweepNow() {
        try {
            int swept = sweep();
            if (swept > 0) {
                LOG.info("Swept {} objects that nobody keeps", swept);
            }
        } catch (RuntimeException e) { // the next hour brings another try
            LOG.warn("The object store could not be swept", e);
        }
    }

    /**
     * Removes what has been without a row for the grace time.
     *
     * @return how many objects were removed; 0 if the store is not this database's
     */
    int sweep() {
        if (!isOurs()) {
            return 0;
        }
        Instant before = clock.instant().minus(grace);
        store.clearUnfinished(before);
        List<ObjectId> old = new ArrayList<>(CHUNK);
        int[] swept = {0};
        store.list(listed -> {
            if (listed.storedAt().isBefore(before) && !listed.id().equals(MARK)) {
                old.add(listed.id());
                if (old.size() == CHUNK) {
                    swept[0] += sweep(old);
                    old.clear();
                }
            }
            return true;
        });
        return swept[0] + sweep(old);
    }

    private int sweep(List<ObjectId> old) {
        Set<ObjectId> kept = rows.present(old);
        int swept = 0;
        for (ObjectId id : old) {
            if (!kept.contains(id) && Objects.requireNonNull(transaction.execute(status -> sweep(id, status)))) {
                swept++;
            }
        }
        return swept;
    }

    /**
     * The row is never committed; while it is there, whoever keeps these bytes cannot insert theirs, and afterwards they
     * look for the bytes once more.
     */
    private boolean sweep(ObjectId id, TransactionStatus status) {
        status.setRollbackOnly();
        try {
            rows.reserve(id);
        } catch (DataAccessException e) { // somebody keeps it just now
            LOG.debug("Object {} has a row now", id, e);
            return false;
        }
        store.delete(List.of(id));
        return true;
    }

    /** Marks a store that is empty or has objects of this database, before anything can leave bytes without a row. */
    @PostConstruct
    void mark() {
        if (store.length(MARK).isPresent()) {
            return;
        }
        List<ObjectId> some = new ArrayList<>();
        store.list(listed -> {
            some.add(listed.id());
            return some.size() < CHUNK;
        });
        if (some.isEmpty() || !rows.present(some).isEmpty()) {
            store.put(MARK, name());
        }
    }

    private boolean isOurs() {
        Optional<byte[]> found = store.open(MARK).map(StoredBytes::readAll);
        if (found.isPresent() && Arrays.equals(found.get(), name())) {
            return true;
        }
        LOG.error(
                "The object store is not swept, because it {}. Does selfie.storage go with spring.datasource? If it does, "
                        + "write {} into object {}",
                found.isPresent() ? "is marked as another database's" : "has only objects this database does not know",
                rows.mark(),
                MARK);
        return false;
    }

    private byte[] name() {
        return rows.mark().toString().getBytes(StandardCharsets.UTF_8);
    }
}
