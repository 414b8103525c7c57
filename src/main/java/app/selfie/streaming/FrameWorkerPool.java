package app.selfie.streaming;

import app.selfie.accounts.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that turn frames into pictures, each with a pipeline of its own. Nothing that happens in a turn ends a
 * thread: the others would have to do its work, and after the last one every picture would stand still.
 */
final class FrameWorkerPool {

    private static final Logger LOG = LoggerFactory.getLogger(FrameWorkerPool.class);

    /** For all workers together. A frame takes milliseconds; a worker that is not done by then will not be. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final int count;
    private final ReadyQueue turns;
    private final Supplier<? extends FrameProcessor> pipelines;
    private final List<Thread> threads = new ArrayList<>();

    FrameWorkerPool(int count, ReadyQueue turns, Supplier<? extends FrameProcessor> pipelines) {
        this.count = count;
        this.turns = turns;
        this.pipelines = pipelines;
    }

    void start() {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("frame-worker-" + i).daemon().start(new Worker()));
        }
    }

    /** One thread's pipeline: made with its first frame, and anew after an {@link Error}, which may have left it torn. */
    private final class Worker implements Runnable, FrameProcessor {

        private @Nullable FrameProcessor pipeline;

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    takeTurn(turns.next());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        private void takeTurn(LiveStream stream) {
            try {
                stream.work(this);
            } catch (RuntimeException | Error e) { // one stream's trouble is not the others'
                LOG.error("A turn failed", e);
            }
        }

        @Override
        public ByteBuffer answer(
                UserId owner,
                IncomingFrame incoming,
                StreamSettings settings,
                StreamMemory view,
                StreamStatistics statistics) {
            FrameProcessor current = pipeline;
            if (current == null) {
                current = pipelines.get();
                pipeline = current;
            }
            try {
                return current.answer(owner, incoming, settings, view, statistics);
            } catch (Error e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            FrameProcessor current = pipeline;
            pipeline = null;
            if (current == null) {
                return;
            }
            try {
                current.close();
            } catch (RuntimeException | Error e) {
                LOG.error("A pipeline did not close", e);
            }
        }
    }

    void stop() {
        List<Thread> stopping = List.copyOf(threads);
        threads.clear();
        stopping.forEach(Thread::interrupt);
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : stopping) {
            try {
                if (!thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                    LOG.warn("{} still works after {}", thread.getName(), PATIENCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
