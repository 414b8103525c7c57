package app.selfie.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** Storage in a folder without Spring around it, for tests of this and other packages. */
public final class TestStorage {

    private final JdbcClient database;
    private final ObjectStore store;
    private final ObjectRepository rows;
    private final PlatformTransactionManager transactions;
    private final StorageProperties settings;
    private final OwnedObjects objects;

    public TestStorage(Path folder, JdbcClient database, PlatformTransactionManager transactions, long quotaBytes) {
        this(new FolderStore(folder), database, transactions, quotaBytes);
    }

    TestStorage(ObjectStore store, JdbcClient database, PlatformTransactionManager transactions, long quotaBytes) {
        this.database = database;
        this.store = store;
        this.rows = new ObjectRepository(database);
        this.transactions = transactions;
        this.settings = new StorageProperties(
                StorageProperties.Kind.FOLDER,
                Path.of("unused"),
                "",
                "",
                null,
                false,
                DataSize.ofBytes(0),
                DataSize.ofBytes(quotaBytes),
                Duration.ofHours(1));
        this.objects = with(new FreeSpace(List.of(), 0));
    }

    /** This machine's disks with that reserve: 0 for all the room there is, {@link Long#MAX_VALUE} for none. */
    public static FreeSpace space(long reserveBytes) {
        return new FreeSpace(List.of(Path.of("").toAbsolutePath()), reserveBytes);
    }

    /** The same storage on a disk that has only so much room, or none. */
    public OwnedObjects with(FreeSpace space) {
        return new OwnedObjects(store, space, rows, transactions, InstantSource.system(), settings);
    }

    public OwnedObjects objects() {
        return objects;
    }

    /** Marks the store as the product does when it starts. */
    public void start() {
        sweeper(Duration.ZERO).mark();
    }

    /** Removes every object that has no row, however young; returns how many. */
    public int sweepEverything() {
        return sweeper(Duration.ofSeconds(-10)).sweep();
    }

    OrphanSweeper sweeper(Duration grace) {
        return new OrphanSweeper(store, rows, transactions, InstantSource.system(), grace);
    }

    ObjectCheck check() {
        return new ObjectCheck(store, rows);
    }

    /** Puts other bytes in the place of an object's, as a broken disk or a careless hand does. */
    public static void overwrite(Path folder, ObjectId id, byte[] bytes) throws IOException {
        Path file = folder.resolve(id.toString().substring(0, 3)).resolve(id.toString());
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The ids of all objects in the store, with or without rows. */
    public List<ObjectId> stored() {
        List<ObjectId> all = new ArrayList<>();
        store.list(listed -> listed.id().equals(OrphanSweeper.MARK) || all.add(listed.id()));
        return all;
    }

    /** The ids of all objects that have a row. */
    public List<ObjectId> rows() {
        return database.sql("select id from stored_object")
                .query((row, number) -> new ObjectId(row.getObject("id", UUID.class)))
                .list();
    }
}
