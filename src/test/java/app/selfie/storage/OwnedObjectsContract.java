package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import app.selfie.storage.SaveResult.Gone;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.SaveResult.NoSpace;
import app.selfie.storage.SaveResult.OverQuota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What owned objects promise on every database; the subclasses bring the databases. */
@SpringJUnitConfig(TestDatabase.class)
abstract class OwnedObjectsContract {

    private static final long QUOTA = 1000;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private HookedStore store;
    private TestStorage storage;
    private OwnedObjects objects;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void opens() {
        database.sql("delete from account").update();
        store = new HookedStore(new FolderStore(folder));
        storage = new TestStorage(store, database, transactions, QUOTA);
        objects = storage.objects();
        ada = TestDatabase.register(database);
        bob = TestDatabase.register(database);
    }

    @Test
    void keepsEveryObjectInTheGivenOrder() {
        List<ObjectId> ids = keep(ada, 1, 2, 3);

        assertThat(ids)
                .map(id -> objects.open(ada, id).orElseThrow().readAll().length)
                .containsExactly(1, 2, 3);
        assertThat(objects.use(ada)).isEqualTo(new StorageUse(6, QUOTA));
    }

    @Test
    void showsNobodyTheObjectsOfAnother() {
        ObjectId id = keep(ada, 10).getFirst();

        assertThat(objects.open(bob, id)).isEmpty();
        assertThat(objects.lengthOf(bob, List.of(id))).isZero();
        assertThat(objects.use(bob).usedBytes()).isZero();
    }

    @Test
    void releasesNothingForAnother() {
        ObjectId id = keep(ada, 10).getFirst();

        inTransaction(() -> objects.release(bob, List.of(id)));
        inTransaction(() -> objects.releaseAll(bob));

        assertThat(objects.open(ada, id).orElseThrow().readAll()).hasSize(10);
    }

    @Test
    void fillsTheQuotaToTheLastByte() {
        keep(ada, 400);
        keep(ada, 600);

        assertThat(objects.use(ada).freeBytes()).isZero();
    }

    @Test
    void aPersonMayHaveAQuotaOfTheirOwn() {
        database.sql("update account set quota_bytes = 500 where id = ?")
                .param(ada.value())
                .update();
        keep(ada, 400);

        SaveResult<String> outcome = objects.keep(ada, List.of(new byte[101]), ids -> "kept");

        assertThat(outcome).isEqualTo(new OverQuota<>(101, 100));
        assertThat(objects.use(ada)).isEqualTo(new StorageUse(400, 500));
        assertThat(objects.use(bob).quotaBytes()).isEqualTo(QUOTA);
    }

    @Test
    void keepsNothingOfWhatPassesTheQuota() {
        keep(ada, 400);

        SaveResult<String> outcome = objects.keep(ada, List.of(new byte[300], new byte[301]), ids -> "kept");

        assertThat(outcome).isEqualTo(new OverQuota<>(601, 600));
        assertThat(objects.use(ada).usedBytes()).isEqualTo(400);
        assertThat(storage.stored()).hasSize(1);
    }

    @Test
    void keepsNothingWhereTheDiskIsNearlyFull() {
        OwnedObjects full = storage.with(new FreeSpace(List.of(folder), Long.MAX_VALUE));

        SaveResult<String> outcome = full.keep(ada, List.of(new byte[1]), ids -> "kept");

        assertThat(full.hasRoom()).isFalse();
        assertThat(outcome).isEqualTo(new NoSpace<>());
        assertThat(storage.stored()).isEmpty();
        assertThat(storage.rows()).isEmpty();
    }

    @Test
    void takesBackTheFeaturesRowsWhenTheQuotaIsPassed() {
        objects.keep(
                ada,
                List.of(new byte[1001]),
                ids -> database.sql("update account set name = 'x' where id = ?")
                        .param(ada.value())
                        .update());

        assertThat(database.sql("select count(*) from account where name = 'x'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void letsNoTwoSavesPassTheQuotaTogether() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<SaveResult<String>> save = () -> {
            start.await();
            return objects.keep(ada, List.of(new byte[150], new byte[150]), ids -> "kept");
        };

        List<SaveResult<String>> outcomes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<SaveResult<String>> outcome : pool.invokeAll(Collections.nCopies(threads, save))) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Kept.class::isInstance).hasSize(3);
        assertThat(outcomes).filteredOn(OverQuota.class::isInstance).hasSize(5);
        assertThat(objects.use(ada).usedBytes()).isEqualTo(900);
        assertThat(storage.stored()).hasSize(6);
    }

    @Test
    void countsWhatIsReleasedOnTheWayAsFree() {
        ObjectId before = keep(ada, 900).getFirst();

        SaveResult<Boolean> outcome = objects.keep(ada, List.of(new byte[1000]), ids -> {
            objects.release(ada, List.of(before));
            return true;
        });

        assertThat(outcome).isEqualTo(new Kept<>(true));
        assertThat(objects.use(ada).usedBytes()).isEqualTo(1000);
        assertThat(storage.stored()).hasSize(1);
    }

    @Test
    void keepsWhatWouldHaveBeenReleasedWhenTheQuotaIsPassed() {
        ObjectId before = keep(ada, 900).getFirst();

        objects.keep(ada, List.of(new byte[1001]), ids -> {
            objects.release(ada, List.of(before));
            return true;
        });

        assertThat(objects.open(ada, before).orElseThrow().readAll()).hasSize(900);
    }

    @Test
    void letsSomebodyAboveALoweredQuotaReplaceByLess() {
        ObjectId before = keep(ada, 900).getFirst();
        OwnedObjects lowered = new TestStorage(store, database, transactions, 500).objects();

        SaveResult<Boolean> outcome = lowered.keep(ada, List.of(new byte[800]), ids -> {
            lowered.release(ada, List.of(before));
            return true;
        });

        assertThat(outcome).isEqualTo(new Kept<>(true));
    }

    @Test
    void keepsNothingForAnAccountThatIsGone() {
        UserId nobody = new UserId(UUID.randomUUID());

        assertThat(objects.keep(nobody, List.of(new byte[1]), ids -> true)).isInstanceOf(Gone.class);
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void keepsNothingForAThingThatIsGone() {
        SaveResult<String> outcome = objects.keepFor(ada, List.of(new byte[1]), ids -> Optional.empty());

        assertThat(outcome).isInstanceOf(Gone.class);
        assertThat(objects.use(ada).usedBytes()).isZero();
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void hasNoRowWhenTheSecondObjectCannotBeStored() {
        int[] puts = {0};
        store.beforePut = () -> {
            if (++puts[0] == 2) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        };

        assertThatThrownBy(() -> keep(ada, 1, 2)).isInstanceOf(UncheckedIOException.class);
        assertThat(objects.use(ada).usedBytes()).isZero();
    }

    @Test
    void hasNoRowWhenTheFeaturesRowsFail() {
        assertThatThrownBy(() -> objects.keep(ada, List.of(new byte[1]), ids -> {
                    throw new IllegalStateException("the feature's own trouble");
                }))
                .hasMessage("the feature's own trouble");
        assertThat(objects.use(ada).usedBytes()).isZero();
    }

    @Test
    void hasNoRowWhenTheBytesAreNotThereAnyMore() {
        store.beforeLength = () -> new FolderStore(folder).delete(storage.stored());

        assertThatThrownBy(() -> keep(ada, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("selfie.storage.grace");
        assertThat(objects.use(ada).usedBytes()).isZero();
    }

    @Test
    void deletesReleasedBytesOnlyAfterTheCommit() {
        ObjectId id = keep(ada, 10).getFirst();

        inTransaction(() -> {
            objects.release(ada, List.of(id));
            assertThat(storage.stored()).containsExactly(id);
        });

        assertThat(storage.stored()).isEmpty();
        assertThat(objects.open(ada, id)).isEmpty();
    }

    @Test
    void keepsReleasedObjectsWhenTheTransactionIsTakenBack() {
        ObjectId id = keep(ada, 10).getFirst();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            objects.release(ada, List.of(id));
            status.setRollbackOnly();
        });

        assertThat(objects.open(ada, id).orElseThrow().readAll()).hasSize(10);
    }

    @Test
    void releasesEverythingOfAnAccountThatIsDeleted() {
        keep(ada, 10, 20);
        ObjectId others = keep(bob, 30).getFirst();

        inTransaction(() -> {
            objects.releaseAll(ada);
            database.sql("delete from account where id = ?").param(ada.value()).update();
        });

        assertThat(storage.stored()).containsExactly(others);
    }

    @Test
    void leavesItToTheSweeperWhenBytesCannotBeDeleted() {
        ObjectId id = keep(ada, 10).getFirst();
        store.beforeDelete = () -> {
            throw new UncheckedIOException(new IOException("the store is away"));
        };

        inTransaction(() -> objects.release(ada, List.of(id)));

        assertThat(objects.open(ada, id)).isEmpty();
        assertThat(storage.stored()).containsExactly(id);
    }

    @Test
    void saysLoudlyWhenBytesAreLost() {
        ObjectId id = keep(ada, 10).getFirst();
        store.delete(List.of(id));

        assertThatThrownBy(() -> objects.open(ada, id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(id.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300_000}) // read at once, and read twice
    void handsOutNoBytesThatAreOthersThanWereKept(int length) throws IOException {
        OwnedObjects roomy = new TestStorage(store, database, transactions, 10_000_000).objects();
        byte[] bytes = ObjectStoreContract.bytes(length, 1);
        ObjectId id = ((Kept<ObjectId>) roomy.keep(ada, List.of(bytes), ids -> ids.getFirst())).value();
        byte[] flipped = bytes.clone();
        flipped[length - 1] ^= 1;

        for (byte[] other : List.of(new byte[0], Arrays.copyOf(bytes, length / 2), flipped)) {
            TestStorage.overwrite(folder, id, other);
            assertThatThrownBy(() -> roomy.open(ada, id))
                    .as("%d bytes in the place of %d", other.length, length)
                    .isInstanceOf(DamagedObjectException.class)
                    .hasMessageContaining(id.toString());
        }
        TestStorage.overwrite(folder, id, bytes);
        assertThat(roomy.open(ada, id).orElseThrow().readAll()).isEqualTo(bytes);
    }

    @Test
    void knowsOnlyTheLengthOfWhatWasKeptBeforeThereWereHashes() throws IOException {
        ObjectId id = keep(ada, 10).getFirst();
        database.sql("update stored_object set sha256 = null").update();

        TestStorage.overwrite(folder, id, new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
        assertThat(objects.open(ada, id).orElseThrow().readAll()).hasSize(10);

        TestStorage.overwrite(folder, id, new byte[9]);
        assertThatThrownBy(() -> objects.open(ada, id)).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void leavesNothingOpenOfWhatIsDamaged() throws IOException {
        ObjectId id = keep(ada, 10).getFirst();
        TestStorage.overwrite(folder, id, new byte[4]);

        assertThatThrownBy(() -> objects.open(ada, id)).isInstanceOf(DamagedObjectException.class);

        assertThat(store.open()).isZero();
    }

    @Test
    void aCheckFindsEverythingThatIsDamagedOrMissingAndNothingElse() throws IOException {
        List<ObjectId> adas = keep(ada, 10, 20, 30, 40);
        List<ObjectId> bobs = keep(bob, 50, 60);
        TestStorage.overwrite(folder, adas.get(1), new byte[0]);
        TestStorage.overwrite(folder, adas.get(2), new byte[] {1});
        store.delete(List.of(bobs.get(1)));
        String adasName = nameOf(ada);
        String bobsName = nameOf(bob);
        List<ObjectCheck.Report> progress = new ArrayList<>();

        ObjectCheck.Report report =
                storage.check().run(progress::add, () -> false).orElseThrow();

        assertThat(report.findings())
                .containsExactlyInAnyOrder(
                        new ObjectCheck.Finding(adas.get(1), adasName, ObjectCheck.Fault.DAMAGED),
                        new ObjectCheck.Finding(adas.get(2), adasName, ObjectCheck.Fault.DAMAGED),
                        new ObjectCheck.Finding(bobs.get(1), bobsName, ObjectCheck.Fault.MISSING));
        assertThat(report.checked()).isEqualTo(6);
        assertThat(report.total()).isEqualTo(6);
        assertThat(report.faults()).isEqualTo(3);
        assertThat(progress).isNotEmpty();
    }

    @Test
    void aCheckEndsWhenItIsCancelled() {
        keep(ada, 10, 20, 30);
        int[] asked = {0};

        ObjectCheck.Report report =
                storage.check().run(_ -> {}, () -> ++asked[0] > 2).orElseThrow();

        assertThat(report.checked()).isEqualTo(2);
        assertThat(report.total()).isEqualTo(3);
    }

    private String nameOf(UserId user) {
        return database.sql("select name from account where id = ?")
                .param(user.value())
                .query(String.class)
                .single();
    }

    @Test
    void refusesToKeepInsideATransaction() {
        assertThatThrownBy(() -> inTransaction(() -> keep(ada, 1))).isInstanceOf(IllegalStateException.class);
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void refusesToReleaseOutsideATransaction() {
        assertThatThrownBy(() -> objects.release(ada, List.of())).isInstanceOf(IllegalStateException.class);
    }

    private List<ObjectId> keep(UserId owner, int... lengths) {
        List<byte[]> bytes = new ArrayList<>();
        for (int length : lengths) {
            bytes.add(new byte[length]);
        }
        return switch (objects.keep(owner, bytes, ids -> ids)) {
            case Kept<List<ObjectId>> kept -> kept.value();
            case OverQuota<List<ObjectId>> over -> throw new AssertionError(over);
            case NoSpace<List<ObjectId>> full -> throw new AssertionError(full);
            case Gone<List<ObjectId>> gone -> throw new AssertionError(gone);
        };
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
