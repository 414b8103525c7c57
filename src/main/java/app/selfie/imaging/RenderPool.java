package app.selfie.imaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that decode, render and encode for many people, each with buffers of its own, and the line before them:
 * bounded for all and for each person, and fair between people; whoever asks without a pause gets a share of its time. So
 * neither memory nor cores depend on how many ask at once, and the native buffers are always the same threads' (one that
 * many threads use in turn stays in each one's heap arena). What was not used for a while is given back. Thread-safe.
 *
 * @param <P> a person, by {@code equals}
 * @param <R> what one thread renders with: made, used and closed on that thread
 */
public final class RenderPool<P, R> implements AutoCloseable {

    /** What is in work then takes a second at the very most; what is not done by then will not be. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** Between the pictures of somebody who looks at them; after that the buffers are not worth their memory. */
    private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

    private record Job<P, R>(P person, Consumer<R> work, CompletableFuture<Void> done) {}

    private final RenderLimits limits;
    private final Supplier<R> builder;
    private final Consumer<R> closer;
    private final List<Thread> threads;

    private final PersonalLimits<P> people;

    /** Guarded by this, as are the others. */
    private final FairQueue<P, Job<P, R>> queue = new FairQueue<>();

    private int working;
    private boolean closed;

    /** The pool's owner closes it. */
    public RenderPool(RenderLimits limits, Supplier<R> builder, Consumer<R> closer) {
        this.limits = limits;
        this.builder = builder;
        this.closer = closer;
        this.people = new PersonalLimits<>(limits);
        this.threads = IntStream.range(0, limits.threads())
                .mapToObj(number -> Thread.ofPlatform()
                        .name(limits.name() + "-" + number)
                        .daemon()
                        .start(this::serve))
                .toList();
    }

    /**
     * Renders when it is the caller's turn, on one of the pool's threads; the caller waits, for their share and for their
     * turn together no longer than {@link RenderLimits#patience}.
     *
     * @param person whose work it is
     * @param prepare loads what is needed, on the caller's thread and only where the person has not too much in work already
     * @return what was rendered; whoever is handed it closes it as soon as it takes no memory any more
     * @throws RenderBusyException if there is too much before it; what {@code prepare} and its work throw is thrown on
     */
    public <T> Rendered<T> render(P person, Supplier<Function<R, T>> prepare) {
        people.enter(person);
        long until = System.nanoTime() + limits.patience().toNanos();
        boolean rendered = false;
        try {
            people.awaitShare(person, until);
            CompletableFuture<T> result = new CompletableFuture<>();
            Function<R, T> work = prepare.get();
            Job<P, R> job =
                    new Job<>(person, buffers -> result.complete(work.apply(buffers)), new CompletableFuture<>());
            line(job);
            await(job, until);
            Rendered<T> value = new Rendered<>(result.join(), () -> people.leave(person));
            rendered = true;
            return value;
        } finally {
            if (!rendered) {
                people.leave(person);
            }
        }
    }

    private void line(Job<P, R> job) {
        Optional<Job<P, R>> dropped = Optional.empty();
        synchronized (this) {
            if (closed) {
                throw new RenderBusyException("the server stops");
            }
            if (working + queue.size() >= limits.threads() + limits.mostWaiting()) {
                dropped = queue.dropFor(job.person());
                if (dropped.isEmpty()) {
                    throw new RenderBusyException(queue.size() + " pictures of several people wait");
                }
            }
            queue.add(job.person(), job);
            notifyAll();
        }
        dropped.ifPresent(other ->
                other.done().completeExceptionally(new RenderBusyException("the line is full, others wait for less")));
    }

    private void await(Job<P, R> job, long until) {
        try {
            try {
                job.done().get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (withdraw(job)) {
                    throw new RenderBusyException("no turn within " + limits.patience());
                }
                job.done().get(); // in work: its end is near
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            boolean _ = withdraw(job);
            throw new RenderBusyException("interrupted before its turn");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    private synchronized boolean withdraw(Job<P, R> job) {
        return queue.remove(job.person(), job);
    }

    /** What each of the threads does until the pool is closed. */
    private void serve() {
        R buffers = null;
        try {
            while (true) {
                Optional<Job<P, R>> next = next(buffers != null);
                if (next.isPresent()) {
                    buffers = work(next.get(), buffers);
                } else if (buffers != null) {
                    closer.accept(buffers);
                    buffers = null;
                } else {
                    return;
                }
            }
        } finally {
            if (buffers != null) {
                closer.accept(buffers);
            }
        }
    }

    /** @return the buffers to go on with; null after an error, which may have come between any two steps */
    private @Nullable R work(Job<P, R> job, @Nullable R buffers) {
        R used = buffers;
        long start = System.nanoTime();
        try {
            if (used == null) {
                used = builder.get();
            }
            job.work().accept(used);
            people.used(job.person(), System.nanoTime() - start);
            end(job, null);
            return used;
        } catch (RuntimeException e) {
            end(job, e);
            return used;
        } catch (Error e) {
            if (used != null) {
                closer.accept(used);
            }
            end(job, e);
            return null;
        }
    }

    /** It is not in work any more before its caller hears of it. */
    private void end(Job<P, R> job, @Nullable Throwable failure) {
        synchronized (this) {
            working--;
        }
        boolean _ = failure == null ? job.done().complete(null) : job.done().completeExceptionally(failure);
    }

    /** Waits for work; empty if there is none for a while, where that is of interest, or the pool is closed. */
    private synchronized Optional<Job<P, R>> next(boolean hasBuffers) {
        long until = System.nanoTime() + KEPT_IDLE.toNanos();
        try {
            while (!closed && queue.size() == 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (hasBuffers && left <= 0) {
                    return Optional.empty();
                }
                wait(hasBuffers ? left : 0);
            }
        } catch (InterruptedException e) {
            return Optional.empty();
        }
        Optional<Job<P, R>> job = closed ? Optional.empty() : queue.poll();
        working += job.isPresent() ? 1 : 0;
        return job;
    }

    /** How many are in work or wait. */
    public synchronized int inside() {
        return working + queue.size();
    }

    /** Waits a little for what is in work; what waits is told that the pool is busy. Does nothing the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            people.close();
            for (Optional<Job<P, R>> job = queue.poll(); job.isPresent(); job = queue.poll()) {
                job.get().done().completeExceptionally(new RenderBusyException("the server stops"));
            }
            notifyAll();
        }
        long until = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Thread thread : threads) { // whoever is late closes their buffers on the way out
                boolean _ = thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
