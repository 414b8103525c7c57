package app.selfie.stills;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What became of the stills that people took, since the start of this process. */
@Component
class StillMetrics {

    private final Timer made;
    private final Counter tooOften;
    private final Map<StillProblem, Counter> refused = new EnumMap<>(StillProblem.class);

    StillMetrics(MeterRegistry registry) {
        made = Timer.builder("selfie.stills")
                .description("Stills that were made, from the last byte of the frame to the picture")
                .register(registry);
        tooOften = Counter.builder("selfie.limits.hit")
                .description("What was refused because somebody had as much as anybody may have")
                .tag("limit", "stills")
                .register(registry);
        for (StillProblem problem : StillProblem.values()) {
            refused.put(
                    problem,
                    Counter.builder("selfie.stills.refused")
                            .description("Stills that people got no picture of")
                            .tag("reason", problem.word())
                            .register(registry));
        }
    }

    void made(Duration time) {
        made.record(time);
    }

    void refused(StillProblem problem) {
        Objects.requireNonNull(refused.get(problem), "every problem has one").increment();
        if (problem == StillProblem.TOO_OFTEN) {
            tooOften.increment();
        }
    }
}
