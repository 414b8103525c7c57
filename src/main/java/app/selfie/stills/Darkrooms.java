package app.selfie.stills;

import app.selfie.accounts.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few darkrooms, and the line before them: first come, first served, with a bounded length and a bounded number for
 * each person. Work runs on the caller's thread. Thread-safe.
 */
final class Darkrooms implements AutoCloseable {

    /** A still takes a second at the very most; what is not done by then will not be. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final StillsProperties limits;
    private final Supplier<Darkroom> builder;
    private final Semaphore free;

    /** In work or waiting, each person's and all; guarded by this, as are the others. */
    private final Map<UserId, Integer> perPerson = new HashMap<>();

    private int inside;
    private final Deque<Darkroom> idle = new ArrayDeque<>();
    private boolean closed;

    Darkrooms(StillsProperties limits, Supplier<Darkroom> builder) {
        this.limits = limits;
        this.builder = builder;
        this.free = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Works in a darkroom when one is free.
     *
     * @param person whose work it is
     * @throws StillException {@link StillProblem#BUSY} if there are too many before
     */
    <T> T use(UserId person, Function<Darkroom, T> work) {
        enter(person);
        try {
            await();
            try {
                return workIn(work);
            } finally {
                free.release();
            }
        } finally {
            leave(person);
        }
    }

    private synchronized void enter(UserId person) {
        int theirs = perPerson.getOrDefault(person, 0);
        if (inside >= limits.atOnce() + limits.mostWaiting() || theirs >= limits.mostPerPerson()) {
            throw new StillException(
                    StillProblem.BUSY, inside + " stills are in work or wait, " + theirs + " of them this person's");
        }
        inside++;
        perPerson.put(person, theirs + 1);
    }

    private synchronized void leave(UserId person) {
        inside--;
        perPerson.computeIfPresent(person, (_, theirs) -> theirs == 1 ? null : theirs - 1);
    }

    private void await() {
        try {
            if (!free.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StillException(StillProblem.BUSY, "no turn within " + limits.patience());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StillException(StillProblem.BUSY, "interrupted before its turn", e);
        }
    }

    private <T> T workIn(Function<Darkroom, T> work) {
        Darkroom room = takeIdle();
        if (room == null) {
            room = builder.get();
        }
        boolean torn = true;
        try {
            T done = work.apply(room);
            torn = false;
            return done;
        } catch (RuntimeException e) {
            torn = false; // an Error may have come between any two steps
            throw e;
        } finally {
            giveBack(room, torn);
        }
    }

    private synchronized @Nullable Darkroom takeIdle() {
        if (closed) {
            throw new StillException(StillProblem.BUSY, "the server stops");
        }
        return idle.poll();
    }

    private synchronized void giveBack(Darkroom room, boolean torn) {
        if (torn || closed) {
            room.close();
        } else {
            idle.push(room);
        }
    }

    /** How many are in work or wait. */
    synchronized int inside() {
        return inside;
    }

    /** Waits a little for what is in work; does nothing the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            idle.forEach(Darkroom::close);
            idle.clear();
        }
        try {
            // Whoever is late closes the darkroom on the way out, or finds that the networks are gone.
            boolean _ = free.tryAcquire(limits.atOnce(), FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
