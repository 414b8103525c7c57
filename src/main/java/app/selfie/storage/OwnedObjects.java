package app.selfie.storage;

import app.selfie.accounts.PersonalData.Place;
import app.selfie.accounts.UserId;
import app.selfie.storage.SaveResult.Gone;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.SaveResult.NoSpace;
import app.selfie.storage.SaveResult.OverQuota;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bytes that belong to somebody. What is kept is whole: the bytes are stored first and durably, and the rows that say so
 * come to be in one transaction with the rows of the feature that keeps them. Everything takes the owner, and anybody
 * else's objects are as good as not there.
 *
 * <p>Why it can neither lose bytes nor leave a row without them: decision 0011.
 */
@Service
public class OwnedObjects {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedObjects.class);

    private final ObjectStore store;
    private final FreeSpace space;
    private final ObjectRepository rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final long quotaBytes;
    private final Place place;

    OwnedObjects(
            ObjectStore store,
            FreeSpace space,
            ObjectRepository rows,
            PlatformTransactionManager transactions,
            InstantSource clock,
            StorageProperties settings) {
        this.store = store;
        this.space = space;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.quotaBytes = settings.quota().toBytes();
        this.place = settings.kind() == StorageProperties.Kind.FOLDER
                ? Place.DATA_FOLDER
                : store.keepsVersions() ? Place.S3_WITH_VERSIONS : Place.S3;
    }

    /**
     * Keeps objects and the rows that use them, all or nothing.
     *
     * @param objects their bytes, not modified; each becomes an object of its own
     * @param featureRows inserts the feature's rows, given the objects' ids in the same order. Runs inside the
     *     transaction and should only touch rows; whatever it throws is thrown on, and nothing is kept
     * @throws java.io.UncheckedIOException if the bytes could not be stored; nothing is kept
     * @throws IllegalStateException inside a transaction: whether it is kept would be the caller's to decide
     */
    public <T> SaveResult<T> keep(UserId owner, List<byte[]> objects, Function<List<ObjectId>, T> featureRows) {
        return keepFor(owner, objects, ids -> Optional.of(featureRows.apply(ids)));
    }

    /**
     * Keeps objects for something that may have gone meanwhile: likewise, but nothing is kept and the answer is
     * {@link Gone} where {@code featureRows} returns empty. What it releases counts as free already.
     */
    public <T> SaveResult<T> keepFor(
            UserId owner, List<byte[]> objects, Function<List<ObjectId>, Optional<T>> featureRows) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("expected no transaction around keeping, found "
                    + TransactionSynchronizationManager.getCurrentTransactionName());
        }
        if (!space.hasRoom(objects.stream().mapToLong(bytes -> bytes.length).sum())) {
            return new NoSpace<>();
        }
        Map<ObjectId, Integrity> arriving = LinkedHashMap.newLinkedHashMap(objects.size());
        for (byte[] bytes : objects) {
            ObjectId id = ObjectId.random();
            arriving.put(id, Integrity.of(bytes));
            store.put(id, bytes);
        }
        // An exception leaves the bytes to the sweeper: of a commit that failed nobody knows whether the rows are
        // there.
        SaveResult<T> outcome =
                Objects.requireNonNull(transaction.execute(status -> insert(owner, arriving, featureRows, status)));
        if (!(outcome instanceof Kept)) {
            deleteBytes(arriving.keySet());
        }
        return outcome;
    }

    private <T> SaveResult<T> insert(
            UserId owner,
            Map<ObjectId, Integrity> arriving,
            Function<List<ObjectId>, Optional<T>> featureRows,
            TransactionStatus status) {
        if (!rows.lockAccount(owner)) {
            return new Gone<>();
        }
        long quota = quotaOf(owner);
        long before = rows.bytesOf(owner);
        arriving.forEach((id, integrity) -> rows.insert(id, owner, integrity, clock.instant()));
        arriving.forEach(this::expectStored);
        Optional<T> value = featureRows.apply(List.copyOf(arriving.keySet()));
        long after = rows.bytesOf(owner);
        if (value.isPresent() && (after <= quota || after <= before)) {
            return new Kept<>(value.get());
        }
        status.setRollbackOnly();
        return value.isEmpty() ? new Gone<>() : new OverQuota<>(after - before, Math.max(0, quota - before));
    }

    /** From the insert on no sweeper can take the bytes; one that came before it shows here. */
    private void expectStored(ObjectId id, Integrity integrity) {
        long found = store.length(id).orElse(-1);
        if (found != integrity.bytes()) {
            throw new IllegalStateException("expected " + integrity.bytes() + " bytes stored as " + id + ", found "
                    + (found < 0 ? "none: was keeping stopped for longer than selfie.storage.grace?" : found));
        }
    }

    /**
     * The owner's object, which the caller closes; empty if there is none or it is somebody else's. All of it is read once
     * and compared with what was kept before this returns, see decision 0021.
     *
     * @throws DamagedObjectException if the bytes are not those that were kept, or are not there
     */
    public Optional<StoredBytes> open(UserId owner, ObjectId id) {
        Optional<Integrity> known = rows.integrity(owner, id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredBytes> bytes = known.get().openChecked(store, id);
        if (bytes.isEmpty() && rows.integrity(owner, id).isPresent()) { // and not released between the two
            throw new DamagedObjectException(id, known.get().bytes() + " bytes because there is a row", "none");
        }
        return bytes;
    }

    /** The owner's object, to be opened later; empty if there is none or it is somebody else's. */
    public Optional<StoredFile> file(UserId owner, ObjectId id) {
        return rows.integrity(owner, id).map(known -> new StoredFile(known.bytes(), () -> open(owner, id)));
    }

    /**
     * Lets go of objects: their rows in the caller's transaction, and after its commit their bytes. Ids that are not
     * the owner's are passed over.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void release(UserId owner, Collection<ObjectId> ids) {
        expectTransaction();
        deleteAfterCommit(rows.delete(owner, ids));
    }

    /** Lets go of everything of the owner's likewise, as when their account is deleted. */
    public void releaseAll(UserId owner) {
        expectTransaction();
        deleteAfterCommit(rows.deleteAll(owner));
    }

    /** The bytes of those of the objects that are the owner's, 0 or more. */
    public long lengthOf(UserId owner, Collection<ObjectId> ids) {
        return rows.bytesOf(owner, ids);
    }

    /** What the owner keeps now, in everything that keeps objects. */
    public StorageUse use(UserId owner) {
        return new StorageUse(rows.bytesOf(owner), quotaOf(owner));
    }

    private long quotaOf(UserId owner) {
        return rows.quotaOf(owner).orElse(quotaBytes);
    }

    /** Whether the server's disk has room for anything at all; asked before a file is taken in that may be large. */
    public boolean hasRoom() {
        return space.hasRoom(0);
    }

    /** Where the bytes are, for people who want to know. */
    public Place place() {
        return place;
    }

    private static void expectTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("expected a transaction around releasing, found none");
        }
    }

    private void deleteAfterCommit(List<ObjectId> released) {
        if (!released.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    deleteBytes(released);
                }
            });
        }
    }

    /** What cannot be deleted now is left to the sweeper. */
    private void deleteBytes(Collection<ObjectId> ids) {
        try {
            store.delete(ids);
        } catch (RuntimeException e) {
            LOG.warn("The bytes of {} objects without rows could not be deleted and are swept later", ids.size(), e);
        }
    }
}
