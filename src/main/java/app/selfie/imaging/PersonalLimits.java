package app.selfie.imaging;

import app.selfie.limits.RateLimiter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one person may take of a {@link RenderPool}: so many pictures in work at once, and a share of its time. Thread-safe.
 *
 * @param <P> a person, by {@code equals}
 */
final class PersonalLimits<P> {

    private final RenderLimits limits;
    private final RateLimiter<P> shares;

    /** How many each has in work. Guarded by this, as is the other. */
    private final Map<P, Integer> inWork = new HashMap<>();

    private boolean closed;

    PersonalLimits(RenderLimits limits) {
        this.limits = limits;
        this.shares = limits.share().limiter();
    }

    /** Takes a place, which the caller leaves; waits a little where the person has too much in work. */
    synchronized void enter(P person) {
        long until = System.nanoTime() + limits.share().patience().toNanos();
        while (inWork.getOrDefault(person, 0) >= limits.mostPerPerson()) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (leftMillis <= 0 || closed) {
                throw new RenderBusyException("this person has " + limits.mostPerPerson() + " pictures in work");
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        inWork.merge(person, 1, Integer::sum);
    }

    synchronized void leave(P person) {
        inWork.computeIfPresent(person, (_, theirs) -> theirs == 1 ? null : theirs - 1);
        notifyAll();
    }

    /**
     * Waits until the person has some of their share left. What one picture takes is known afterwards: whoever has a little
     * begins one, and may owe for it then.
     *
     * @param untilNanos of {@link System#nanoTime}: whoever would have to wait longer is refused at once
     */
    void awaitShare(P person, long untilNanos) {
        long waitNanos = shares.untilNext(person).toNanos();
        if (waitNanos > untilNanos - System.nanoTime()) {
            throw new RenderBusyException("this person has used their share");
        }
        try {
            TimeUnit.NANOSECONDS.sleep(waitNanos);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Counts time of rendering, from any thread. */
    void used(P person, long nanos) {
        shares.spend(person, Math.max(1, nanos / RenderShare.TOKEN.toNanos()));
    }

    /** Nobody waits for a place any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static RenderBusyException interrupted() {
        Thread.currentThread().interrupt();
        return new RenderBusyException("interrupted before its turn");
    }
}
