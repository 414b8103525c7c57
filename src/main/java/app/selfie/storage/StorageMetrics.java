package app.selfie.storage;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much everybody keeps, all processes of one database together. The database counts it, once a minute at most. */
@Component
class StorageMetrics implements MeterBinder {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private static final String ALL = "all";

    private final LoadingCache<String, ObjectRepository.Total> totals;
    private final FreeSpace space;

    StorageMetrics(ObjectRepository rows, FreeSpace space) {
        this.totals =
                Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(1).build(_ -> rows.total());
        this.space = space;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("selfie.storage.objects", totals, known -> known.get(ALL).objects())
                .description("Objects that belong to somebody")
                .register(registry);
        Gauge.builder("selfie.storage.stored", totals, known -> known.get(ALL).bytes())
                .description("Bytes of all objects that belong to somebody")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        Gauge.builder("selfie.storage.room", space, FreeSpace::room)
                .description("Bytes that may still be written on this machine's disks before pictures are refused")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }
}
