package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.storage.ObjectStore.Listed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store promises; the subclasses bring the stores. */
abstract class ObjectStoreContract {

    private final List<ObjectId> stored = new ArrayList<>();

    abstract ObjectStore store();

    @AfterEach
    void deletesWhatItStored() {
        store().delete(stored);
    }

    @Test
    void givesBackWhatWasPut() {
        byte[] bytes = bytes(300_001, 1);

        ObjectId id = put(bytes);

        assertThat(store().open(id).orElseThrow().readAll()).isEqualTo(bytes);
        assertThat(store().length(id)).hasValue(300_001);
    }

    @Test
    void keepsAnEmptyObject() {
        ObjectId id = put(new byte[0]);

        assertThat(store().open(id).orElseThrow().readAll()).isEmpty();
        assertThat(store().length(id)).hasValue(0);
    }

    @Test
    void keepsAnObjectOfManyMegabytes() {
        byte[] bytes = bytes(20_000_000, 2);

        ObjectId id = put(bytes);

        assertThat(store().open(id).orElseThrow().readAll()).isEqualTo(bytes);
    }

    @Test
    void saysTheLengthBeforeAByteIsRead() {
        ObjectId id = put(bytes(1234, 3));

        try (StoredBytes open = store().open(id).orElseThrow()) {
            assertThat(open.length()).isEqualTo(1234);
        }
    }

    @Test
    void canBeClosedInTheMiddle() throws IOException {
        ObjectId id = put(bytes(5_000_000, 4));
        try (StoredBytes open = store().open(id).orElseThrow()) {
            assertThat(open.stream().read()).isNotNegative();
        }

        assertThat(store().open(id).orElseThrow().readAll()).hasSize(5_000_000);
    }

    @Test
    void hasNothingThatWasNotPut() {
        ObjectId unknown = ObjectId.random();

        assertThat(store().open(unknown)).isEmpty();
        assertThat(store().length(unknown)).isEmpty();
    }

    @Test
    void hasNothingThatWasDeleted() {
        ObjectId id = put(bytes(10, 5));
        ObjectId other = put(bytes(10, 6));

        store().delete(List.of(id, ObjectId.random()));

        assertThat(store().open(id)).isEmpty();
        assertThat(store().length(other)).hasValue(10);
    }

    /** More than S3 deletes in one request, and those that are there come last. */
    @Test
    void deletesThousandsAtOnce() {
        List<ObjectId> many =
                Stream.generate(ObjectId::random).limit(2000).collect(Collectors.toCollection(ArrayList::new));
        many.add(put(bytes(1, 13)));
        many.addFirst(put(bytes(1, 14)));

        store().delete(many);

        assertThat(listed()).extracting(Listed::id).doesNotContainAnyElementsOf(many);
    }

    @Test
    void listsEverythingWithTheTimeItCame() {
        Instant before = Instant.now().minus(Duration.ofSeconds(2)); // S3 keeps whole seconds
        List<ObjectId> ids = List.of(put(bytes(1, 7)), put(bytes(2, 8)), put(bytes(3, 9)));

        List<Listed> listed = listed();

        assertThat(listed).extracting(Listed::id).containsAll(ids).doesNotHaveDuplicates();
        assertThat(listed)
                .filteredOn(each -> ids.contains(each.id()))
                .allSatisfy(each -> assertThat(each.storedAt())
                        .isBetween(before, Instant.now().plusSeconds(2)));
    }

    @Test
    void stopsListingWhenToldTo() {
        put(bytes(1, 10));
        put(bytes(1, 11));
        List<Listed> seen = new ArrayList<>();

        store().list(each -> {
            seen.add(each);
            return false;
        });

        assertThat(seen).hasSize(1);
    }

    @Test
    void takesManyAtOnce() throws Exception {
        List<Callable<ObjectId>> puts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int seed = i;
            puts.add(() -> {
                ObjectId id = ObjectId.random();
                store().put(id, bytes(50_000, seed));
                return id;
            });
        }

        List<ObjectId> ids = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<ObjectId> put : threads.invokeAll(puts)) {
                ids.add(put.get());
            }
        }

        stored.addAll(ids);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(store().open(ids.get(i)).orElseThrow().readAll()).isEqualTo(bytes(50_000, i));
        }
    }

    @Test
    void leavesFinishedObjectsWhenItClearsUnfinishedOnes() {
        ObjectId id = put(bytes(10, 12));

        store().clearUnfinished(Instant.now().plusSeconds(60));

        assertThat(store().length(id)).hasValue(10);
    }

    ObjectId put(byte[] bytes) {
        ObjectId id = ObjectId.random();
        store().put(id, bytes);
        stored.add(id);
        return id;
    }

    List<Listed> listed() {
        List<Listed> all = new ArrayList<>();
        store().list(all::add);
        return all;
    }

    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
