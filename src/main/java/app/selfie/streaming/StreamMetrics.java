package app.selfie.streaming;

import app.selfie.segmentation.ModelId;
import app.selfie.streaming.StageTimes.Stage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What all streams of this process have done since its start. Counted at every frame, so there are only sums, which a scrape
 * reads; nothing is made for a frame.
 */
@Component
class StreamMetrics implements MeterBinder {

    /** Between what feels like a mirror and what nobody would call live. */
    private static final Duration[] BOUNDARIES = Stream.of(25, 50, 75, 100, 150, 200, 300, 500, 1000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final LongAdder frames = new LongAdder();
    private final LongAdder pictures = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder[] refused = adders(1 + RejectionReason.values().length); // by its code
    private final LongAdder[] stageNanos = adders(StageTimes.STAGES);
    private final ConcurrentMap<ModelId, LongAdder> masks = new ConcurrentHashMap<>();
    private volatile IntSupplier open = () -> 0;
    private volatile IntSupplier waiting = () -> 0;
    private volatile @Nullable MeterRegistry registry;
    private volatile @Nullable Timer serverTime;

    private static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }

    /**
     * From now on a scrape tells these two.
     *
     * @param openNow streams that have a connection
     * @param waitingNow streams that wait for a worker
     */
    void watch(IntSupplier openNow, IntSupplier waitingNow) {
        open = openNow;
        waiting = waitingNow;
    }

    /** A frame came, whatever becomes of it. */
    void arrived() {
        frames.increment();
    }

    /** A frame became a picture. */
    void answered(StageTimes times) {
        pictures.increment();
        for (int stage = 0; stage < StageTimes.STAGES; stage++) {
            stageNanos[stage].add(times.nanos(stage));
        }
        Timer timer = serverTime;
        if (timer != null) {
            timer.record(times.totalNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void refused(RejectionReason reason) {
        refused[reason.code()].increment();
    }

    /** A network looked at a frame. */
    void segmented(ModelId model) {
        LongAdder known = masks.get(model);
        (known == null ? masks.computeIfAbsent(model, this::firstOf) : known).increment();
    }

    /** A stream got no connection because there are as many as may be. */
    void full() {
        full.increment();
    }

    private LongAdder firstOf(ModelId model) {
        LongAdder masksOfIt = new LongAdder();
        MeterRegistry bound = registry;
        if (bound != null) {
            bindMasks(bound, model, masksOfIt);
        }
        return masksOfIt;
    }

    private static void bindMasks(MeterRegistry registry, ModelId model, LongAdder count) {
        FunctionCounter.builder("selfie.masks", count, LongAdder::sum)
                .description("Masks that networks made for frames")
                .tag("model", model.toString())
                .register(registry);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("selfie.stream.open", this, metrics -> metrics.open.getAsInt())
                .description("Streams that have a connection")
                .register(registry);
        Gauge.builder("selfie.stream.waiting", this, metrics -> metrics.waiting.getAsInt())
                .description("Streams whose newest frame waits for a worker")
                .register(registry);
        FunctionCounter.builder("selfie.stream.frames", frames, LongAdder::sum)
                .description("Frames that came from browsers")
                .register(registry);
        FunctionCounter.builder("selfie.stream.pictures", pictures, LongAdder::sum)
                .description("Frames that became pictures")
                .register(registry);
        FunctionCounter.builder("selfie.limits.hit", full, LongAdder::sum)
                .description("What was refused because somebody had as much as anybody may have")
                .tag("limit", "streams")
                .register(registry);
        for (RejectionReason reason : RejectionReason.values()) {
            FunctionCounter.builder("selfie.stream.refused", refused[reason.code()], LongAdder::sum)
                    .description("Frames that got no picture")
                    .tag("reason", word(reason))
                    .register(registry);
        }
        for (Stage stage : Stage.values()) {
            LongAdder nanos = stageNanos[stage.index];
            FunctionTimer.builder(
                            "selfie.stream.stage",
                            this,
                            metrics -> metrics.pictures.sum(),
                            _ -> nanos.sum(),
                            TimeUnit.NANOSECONDS)
                    .description("Where the time of the pictures went")
                    .tag("stage", word(stage))
                    .register(registry);
        }
        serverTime = Timer.builder("selfie.stream.server")
                .description("From a frame's arrival to its finished picture")
                .serviceLevelObjectives(BOUNDARIES)
                .register(registry);
        this.registry = registry;
        masks.forEach((model, count) -> bindMasks(registry, model, count));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
