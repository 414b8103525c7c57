package app.selfie.stills;

import app.selfie.accounts.UserId;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes files over HTTP and answers when the work with them is done. The whole arrival has one deadline, however little is
 * sent now and then; until it is over nothing is held but the connection and the bytes that came. When the server stops,
 * it waits for no file. Thread-safe.
 */
@Component
final class StillUploads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StillUploads.class);

    private static final JsonMapper JSON = new JsonMapper();

    /** Beyond what arrival and waiting may take: only a fault lets a request end so late. */
    private static final Duration MAX_WORK = Duration.ofMinutes(2);

    private static final Executor WORKERS =
            work -> Thread.ofVirtual().name("still-upload").start(work);

    /** Fails a future, if nothing has completed it by then. */
    @FunctionalInterface
    interface Deadline {
        void set(CompletableFuture<byte[]> arrived, Duration after);
    }

    private final StillsProperties limits;
    private final Deadline deadline;
    private final UploadLimiter limiter;

    /** Each gives up a file that still arrives. */
    private final Set<Runnable> arriving = ConcurrentHashMap.newKeySet();

    private volatile boolean running;

    @Autowired
    StillUploads(StillsProperties limits) {
        this(limits, (arrived, after) -> {
            CompletableFuture<byte[]> _ = arrived.orTimeout(after.toNanos(), TimeUnit.NANOSECONDS);
        });
    }

    /** @param deadline fails what has not arrived with a {@link TimeoutException} */
    StillUploads(StillsProperties limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
        this.limiter = new UploadLimiter(limits);
    }

    /**
     * Reads the request's body, does the work with it and sends what it answers, after this has returned.
     *
     * @param work given the whole file, on a thread of its own
     * @param refusal what to answer where the file does not arrive or the work fails
     * @throws StillException {@link StillProblem#BUSY} if too many files of the person's are on their way already
     * @throws IOException if nobody waits for the answer any more
     */
    void receive(
            UserId owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<byte[], ResponseEntity<?>> work,
            Function<Throwable, ResponseEntity<?>> refusal)
            throws IOException {
        ServletInputStream body = request.getInputStream();
        UploadLimiter.Place place = limiter.enter(owner);
        AsyncContext async;
        try {
            async = request.startAsync(request, response);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
        async.setTimeout(
                limits.uploadTime().plus(limits.patience()).plus(MAX_WORK).toMillis());
        CompletableFuture<byte[]> arrived = new CompletableFuture<>();
        Runnable giveUp =
                () -> arrived.completeExceptionally(new StillException(StillProblem.BUSY, "the server stops"));
        arriving.add(giveUp);
        deadline.set(arrived, limits.uploadTime());
        CompletableFuture<Void> _ = arrived.whenComplete((_, _) -> {
                    arriving.remove(giveUp);
                    place.arrived();
                })
                .handleAsync((file, failure) -> answer(file, failure, work, refusal), WORKERS)
                .thenAccept(answer -> send(answer, response))
                .whenComplete((_, _) -> end(place, async));
        if (!running) {
            giveUp.run();
        }
        long said = request.getContentLengthLong();
        place.whenFirst(() -> listen(body, said, place, arrived));
    }

    private void listen(
            ServletInputStream body, long said, UploadLimiter.Place place, CompletableFuture<byte[]> arrived) {
        if (said == 0) { // nobody would tell of the end
            arrived.complete(new byte[0]);
            return;
        }
        int most = Math.toIntExact(limits.maxFile().toBytes());
        try {
            body.setReadListener(new ArrivingFile(body, most, said, place, arrived));
        } catch (IllegalStateException e) { // it is over already
            arrived.completeExceptionally(e);
        }
    }

    private ResponseEntity<?> answer(
            byte @Nullable [] file,
            @Nullable Throwable failure,
            Function<byte[], ResponseEntity<?>> work,
            Function<Throwable, ResponseEntity<?>> refusal) {
        if (file == null) {
            return refusal.apply(reason(failure));
        }
        try {
            return work.apply(file);
        } catch (RuntimeException | Error e) {
            return refusal.apply(e);
        }
    }

    private Throwable reason(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case null -> new IllegalStateException("expected a file or a failure, found neither");
            case TimeoutException _ ->
                new StillException(StillProblem.TOO_SLOW, "a file did not arrive within " + limits.uploadTime());
            default -> cause;
        };
    }

    private static void send(ResponseEntity<?> answer, HttpServletResponse response) {
        try {
            response.setStatus(answer.getStatusCode().value());
            answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.getOutputStream().write(JSON.writeValueAsBytes(answer.getBody()));
        } catch (IOException | RuntimeException e) {
            LOG.debug("Nobody waits for the answer to a still any more", e);
        }
    }

    private static void end(UploadLimiter.Place place, AsyncContext async) {
        place.close();
        try {
            async.complete();
        } catch (RuntimeException e) {
            LOG.debug("A still's request has ended already", e);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Answers whoever still sends, before the web server begins to wait for requests under way. */
    @Override
    public void stop() {
        running = false;
        arriving.forEach(Runnable::run);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Bytes that are not reserved. */
    long freeBytes() {
        return limiter.freeBytes();
    }
}
