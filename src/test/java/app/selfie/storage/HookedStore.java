package app.selfie.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A real store to which a test can do something at the worst moment. */
class HookedStore implements ObjectStore {

    private final ObjectStore real;

    private final AtomicInteger open = new AtomicInteger();

    volatile Runnable beforePut = () -> {};
    volatile Runnable beforeLength = () -> {};
    volatile Runnable beforeDelete = () -> {};

    HookedStore(ObjectStore real) {
        this.real = real;
    }

    @Override
    public void put(ObjectId id, byte[] bytes) {
        beforePut.run();
        real.put(id, bytes);
    }

    @Override
    public void expectWritable() {
        beforePut.run();
        real.expectWritable();
    }

    @Override
    public Optional<StoredBytes> open(ObjectId id) {
        return real.open(id).map(bytes -> {
            open.incrementAndGet();
            return new StoredBytes(bytes.length(), new FilterInputStream(bytes.stream()) {
                private boolean closed;

                @Override
                public void close() throws IOException {
                    super.close();
                    open.addAndGet(closed ? 0 : -1);
                    closed = true;
                }
            });
        });
    }

    /** How many objects are open. */
    int open() {
        return open.get();
    }

    @Override
    public OptionalLong length(ObjectId id) {
        beforeLength.run();
        return real.length(id);
    }

    @Override
    public void delete(Collection<ObjectId> ids) {
        beforeDelete.run();
        real.delete(ids);
    }

    @Override
    public void list(Predicate<Listed> each) {
        real.list(each);
    }

    @Override
    public void clearUnfinished(Instant before) {
        real.clearUnfinished(before);
    }
}
