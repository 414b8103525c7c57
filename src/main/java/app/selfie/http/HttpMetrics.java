package app.selfie.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How often a network was refused a page or a WebSocket, since the start of this process. */
@Component
class HttpMetrics implements MeterBinder {

    private final LongAdder pages = new LongAdder();
    private final LongAdder sockets = new LongAdder();

    void pageRefused() {
        pages.increment();
    }

    void socketRefused() {
        sockets.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "pages", pages);
        bind(registry, "sockets", sockets);
    }

    private static void bind(MeterRegistry registry, String limit, LongAdder count) {
        FunctionCounter.builder("selfie.limits.hit", count, LongAdder::sum)
                .description("What was refused because somebody had as much as anybody may have")
                .tag("limit", limit)
                .register(registry);
    }
}
