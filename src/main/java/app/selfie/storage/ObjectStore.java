package app.selfie.storage;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Where bytes are, by name: a folder or an S3 bucket. It knows no owners; {@link OwnedObjects} does, and is what
 * features use. Safe for any number of threads and processes. Every method throws {@link UncheckedIOException} where the
 * disk or the network fails.
 */
public interface ObjectStore {

    /**
     * Stores an object; once this returns, it survives a crash of the process and of the machine.
     *
     * @param id nothing is stored under it yet
     * @param bytes not modified
     */
    void put(ObjectId id, byte[] bytes);

    /** The object's bytes, which the caller closes; empty if there is no such object. */
    Optional<StoredBytes> open(ObjectId id);

    /** The object's length in bytes; empty if there is no such object. */
    OptionalLong length(ObjectId id);

    /** Deletes objects; those that are not there are passed over. After a power failure some may be back. */
    void delete(Collection<ObjectId> ids);

    /**
     * Tells {@code each} of every object, in any order, until it returns false. Objects that come or go meanwhile may be
     * told or not.
     */
    void list(Predicate<Listed> each);

    /** Removes what is left of puts that began before that time and never finished. */
    void clearUnfinished(Instant before);

    /** Returns where objects can be stored now, as far as can be told without storing one. */
    void expectWritable();

    /** Whether what is deleted stays somewhere all the same, because the store keeps old versions. */
    default boolean keepsVersions() {
        return false;
    }

    /**
     * An object in a listing.
     *
     * @param storedAt by the store's clock
     */
    record Listed(ObjectId id, Instant storedAt) {}
}
