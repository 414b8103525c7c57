package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import app.selfie.storage.SaveResult.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What the sweeper promises on every database; the subclasses bring the databases. */
@SpringJUnitConfig(TestDatabase.class)
@Timeout(120)
abstract class OrphanSweeperContract {

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private HookedStore store;
    private TestStorage storage;
    private UserId ada;

    @BeforeEach
    void opens() {
        database.sql("delete from account").update();
        database.sql("delete from object_store_mark").update();
        store = new HookedStore(new FolderStore(folder));
        storage = new TestStorage(store, database, transactions, Long.MAX_VALUE / 4);
        storage.start();
        ada = TestDatabase.register(database);
    }

    @Test
    void removesOldBytesThatHaveNoRow() {
        ObjectId kept = keep();
        store.put(ObjectId.random(), new byte[10]);

        assertThat(storage.sweepEverything()).isEqualTo(1);
        assertThat(storage.stored()).containsExactly(kept);
    }

    @Test
    void leavesYoungBytesAlone() {
        store.put(ObjectId.random(), new byte[10]);

        assertThat(storage.sweeper(Duration.ofMinutes(1)).sweep()).isZero();
        assertThat(storage.stored()).hasSize(1);
    }

    @Test
    void removesMoreThanItLooksAtAtOnce() {
        for (int i = 0; i < 501; i++) {
            store.put(ObjectId.random(), new byte[0]);
        }

        assertThat(storage.sweepEverything()).isEqualTo(501);
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void leavesNoRowBehind() {
        store.put(ObjectId.random(), new byte[10]);

        storage.sweepEverything();

        assertThat(rowCount()).isZero();
    }

    /**
     * The worst moment: everything is stored and the rows are inserted, but not committed. One database makes the
     * sweeper wait for the commit, the other refuses it.
     */
    @Test
    void leavesBytesAloneThatAreKeptJustNow() throws Exception {
        try (var sweeper = Executors.newSingleThreadExecutor()) {
            List<Future<Integer>> sweeps = new ArrayList<>();
            store.beforeLength = () -> {
                sweeps.add(sweeper.submit(storage::sweepEverything));
                sleep(Duration.ofMillis(300));
            };

            ObjectId id = keep();

            assertThat(sweeps)
                    .singleElement()
                    .satisfies(
                            sweep -> assertThat(sweep.get(30, TimeUnit.SECONDS)).isZero());
            assertThat(storage.objects().open(ada, id).orElseThrow().readAll()).hasSize(10);
        }
    }

    /** The other order: the bytes are found without a row, and are being deleted when their row comes. */
    @Test
    void letsNobodyKeepBytesItIsDeleting() throws Exception {
        CountDownLatch bytesAreStored = new CountDownLatch(1);
        CountDownLatch deleting = new CountDownLatch(1);
        store.beforeDelete = () -> {
            deleting.countDown();
            sleep(Duration.ofMillis(300)); // the keeper runs into the reserved id meanwhile
        };

        try (var pool = Executors.newFixedThreadPool(2)) {
            // Stops between its bytes and its rows until the sweeper deletes: a process that was suspended.
            TestStorage suspended = new TestStorage(
                    new HookedStore(new FolderStore(folder)) {
                        @Override
                        public void put(ObjectId id, byte[] bytes) {
                            super.put(id, bytes);
                            bytesAreStored.countDown();
                            await(deleting);
                        }
                    },
                    database,
                    transactions,
                    1000);
            Future<SaveResult<Boolean>> keeping =
                    pool.submit(() -> suspended.objects().keep(ada, List.of(new byte[10]), ids -> true));
            await(bytesAreStored);
            int swept = storage.sweepEverything();

            assertThat(swept).isEqualTo(1);
            assertThatThrownBy(keeping::get).isInstanceOf(ExecutionException.class);
        }
        assertThat(rowCount()).isZero();
        assertThat(storage.stored()).isEmpty();
    }

    @Test
    void neverTakesWhatIsKeptWhileManyKeepAndManySweep() throws Exception {
        int sweepers = 2;
        int keepsEach = 20;
        AtomicBoolean done = new AtomicBoolean();
        // As many sweeps as attempts to keep: a disk that is slow to store would else see every attempt swept.
        Semaphore sweepsDue = new Semaphore(0);
        AtomicInteger refused = new AtomicInteger();
        List<ObjectId> kept = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newFixedThreadPool(2 * sweepers)) {
            List<Future<?>> sweeps = new ArrayList<>();
            List<Future<?>> keeps = new ArrayList<>();
            for (int i = 0; i < sweepers; i++) {
                sweeps.add(pool.submit(() -> {
                    sweepsDue.acquireUninterruptibly();
                    while (!done.get()) {
                        storage.sweepEverything();
                        sweepsDue.acquireUninterruptibly();
                    }
                }));
                keeps.add(pool.submit(() -> {
                    int keptHere = 0;
                    while (keptHere < keepsEach && !done.get()) {
                        sweepsDue.release();
                        try {
                            kept.add(keep());
                            keptHere++;
                        } catch (RuntimeException e) {
                            refused.incrementAndGet(); // swept before its rows came, which is right here
                        }
                    }
                }));
            }
            try {
                for (Future<?> keep : keeps) {
                    keep.get(60, TimeUnit.SECONDS);
                }
            } finally {
                done.set(true);
                sweepsDue.release(sweepers);
            }
            for (Future<?> sweep : sweeps) {
                sweep.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(kept)
                .as("beside %s that were swept before their rows came", refused)
                .hasSize(sweepers * keepsEach)
                .allSatisfy(id -> assertThat(
                                storage.objects().open(ada, id).orElseThrow().readAll())
                        .hasSize(10));
        assertThat(rowCount()).isEqualTo(kept.size());
    }

    @Test
    void doesNotSweepAStoreOfAnotherDatabase() {
        ObjectId theirs = keep();
        database.sql("delete from account").update();
        database.sql("delete from object_store_mark").update(); // as a new database has none of these rows

        storage.start();

        assertThat(storage.sweepEverything()).isZero();
        assertThat(storage.stored()).containsExactly(theirs);
    }

    @Test
    void doesNotSweepAnUnmarkedStoreOfWhichItKnowsNothing() {
        ObjectId stranger = ObjectId.random();
        store.put(stranger, new byte[10]);
        store.delete(List.of(OrphanSweeper.MARK));

        storage.start();

        assertThat(storage.sweepEverything()).isZero();
        assertThat(storage.stored()).containsExactly(stranger);
    }

    @Test
    void marksAStoreOfItsOwnThatLostTheMark() {
        ObjectId id = keep();
        store.put(ObjectId.random(), new byte[10]);
        store.delete(List.of(OrphanSweeper.MARK));

        storage.start();

        assertThat(storage.sweepEverything()).isEqualTo(1);
        assertThat(storage.stored()).containsExactly(id);
    }

    private ObjectId keep() {
        return switch (storage.objects().keep(ada, List.of(new byte[10]), List::getFirst)) {
            case Kept<ObjectId> kept -> kept.value();
            case SaveResult<ObjectId> other -> throw new AssertionError(other);
        };
    }

    private int rowCount() {
        return database.sql("select count(*) from stored_object")
                .query(Integer.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
