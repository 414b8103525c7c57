package app.selfie.streaming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that turn frames into pictures, each with a pipeline of its own. */
final class FrameWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(FrameWorkers.class);

    /** A frame takes milliseconds; a worker that is not done by then will not be. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int count;
    private final Turns turns;
    private final Supplier<FramePipeline> pipelines;
    private final List<Thread> threads = new ArrayList<>();

    FrameWorkers(int count, Turns turns, Supplier<FramePipeline> pipelines) {
        this.count = count;
        this.turns = turns;
        this.pipelines = pipelines;
    }

    void start() {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("frame-worker-" + i).daemon().start(this::work));
        }
    }

    private void work() {
        try (FramePipeline pipeline = pipelines.get()) {
            while (!Thread.currentThread().isInterrupted()) {
                LiveStream stream = turns.next();
                try {
                    stream.work(pipeline);
                } catch (RuntimeException e) { // one stream's trouble is not the others'
                    LOG.error("A frame could not be worked on", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }
}
