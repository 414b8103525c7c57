package app.selfie.gallery;

import app.selfie.storage.SaveResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What became of the selfies that people wanted to keep, since the start of this process. */
@Component
class GalleryMetrics {

    private final Counter kept;
    private final Counter overQuota;
    private final Counter noSpace;
    private final Counter gone;

    GalleryMetrics(MeterRegistry registry) {
        kept = counter(registry, "kept");
        overQuota = counter(registry, "over-quota");
        noSpace = counter(registry, "no-space");
        gone = counter(registry, "gone");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("selfie.gallery.saves")
                .description("Selfies that people wanted to keep, as new ones or in another's place")
                .tag("outcome", outcome)
                .register(registry);
    }

    void saved(SaveResult<?> outcome) {
        Counter counter = switch (outcome) {
            case SaveResult.Kept<?> _ -> kept;
            case SaveResult.OverQuota<?> _ -> overQuota;
            case SaveResult.NoSpace<?> _ -> noSpace;
            case SaveResult.Gone<?> _ -> gone;
        };
        counter.increment();
    }
}
