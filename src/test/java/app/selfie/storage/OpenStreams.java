package app.selfie.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what is open of the product's own store, as a bean of a test's configuration. */
public final class OpenStreams implements BeanPostProcessor {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    /** Streams that were opened and not closed since. */
    public int open() {
        return open.get();
    }

    /** Streams that were ever opened. */
    public int opened() {
        return opened.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ObjectStore store ? new Counting(store) : bean;
    }

    private StoredBytes counted(StoredBytes bytes) {
        opened.incrementAndGet();
        open.incrementAndGet();
        return new StoredBytes(bytes.length(), new FilterInputStream(bytes.stream()) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                super.close();
            }
        });
    }

    private final class Counting implements ObjectStore {

        private final ObjectStore real;

        Counting(ObjectStore real) {
            this.real = real;
        }

        @Override
        public void expectWritable() {
            real.expectWritable();
        }

        @Override
        public Optional<StoredBytes> open(ObjectId id) {
            return real.open(id).map(OpenStreams.this::counted);
        }

        @Override
        public void put(ObjectId id, byte[] bytes) {
            real.put(id, bytes);
        }

        @Override
        public OptionalLong length(ObjectId id) {
            return real.length(id);
        }

        @Override
        public void delete(Collection<ObjectId> ids) {
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
}
