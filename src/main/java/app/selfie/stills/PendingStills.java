package app.selfie.stills;

import app.selfie.accounts.UserId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Stills that were taken and are not kept yet, in memory only: encoded files, a bounded number for each person, a bounded
 * number of bytes for all, and none for longer than ten minutes. Where there is no room, the eldest of whoever has most
 * goes. What is somebody else's is not found. Thread-safe.
 */
@Service
public class PendingStills implements SmartLifecycle {

    /** Two bursts of four. */
    static final int MAX_PER_OWNER = 8;

    /** A still of 1920x1080 has about 1.5 MB: those of eight people who keep none of theirs. */
    static final long MAX_BYTES = 96L << 20;

    /** Longer than anybody looks at one picture before they decide. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private record Pending(UserId owner, Still still, Instant voidFrom) {}

    private final InstantSource clock;
    private final long mostBytes;

    /** The eldest first; guarded by this, as are the others. */
    private final Map<StillId, Pending> stills = new LinkedHashMap<>();

    private long bytes;
    private @Nullable ScheduledExecutorService sweeper;

    @Autowired
    PendingStills(InstantSource clock) {
        this(clock, MAX_BYTES);
    }

    PendingStills(InstantSource clock, long mostBytes) {
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /**
     * Keeps a still for a while.
     *
     * @throws StillException {@link StillProblem#BUSY} if it alone is larger than all room there is
     */
    public synchronized StillId add(UserId owner, Still still) {
        if (still.bytes() > mostBytes) {
            throw new StillException(StillProblem.BUSY, still + " does not fit into " + mostBytes + " bytes");
        }
        dropExpired();
        if (count(owner) >= MAX_PER_OWNER) {
            dropEldestOf(owner);
        }
        while (bytes + still.bytes() > mostBytes) {
            dropEldestOf(ownerOfMost());
        }
        StillId id = StillId.random();
        stills.put(id, new Pending(owner, still, clock.instant().plus(LIFETIME)));
        bytes += still.bytes();
        return id;
    }

    /** The still, which stays; empty if it is gone, or somebody else's. */
    public synchronized Optional<Still> find(UserId owner, StillId id) {
        dropExpired();
        return Optional.ofNullable(stills.get(id))
                .filter(pending -> pending.owner().equals(owner))
                .map(Pending::still);
    }

    /** The still, which is the caller's from now on; empty if it is gone, or somebody else's. */
    public synchronized Optional<Still> take(UserId owner, StillId id) {
        Optional<Still> found = find(owner, id);
        found.ifPresent(still -> {
            stills.remove(id);
            bytes -= still.bytes();
        });
        return found;
    }

    /** Forgets a still; does nothing if it is gone, or somebody else's. */
    public void discard(UserId owner, StillId id) {
        Optional<Still> _ = take(owner, id);
    }

    /** All live equally long, so the eldest come first. */
    private synchronized void dropExpired() {
        Instant now = clock.instant();
        Iterator<Pending> eldest = stills.values().iterator();
        while (eldest.hasNext()) {
            Pending pending = eldest.next();
            if (now.isBefore(pending.voidFrom())) {
                return;
            }
            eldest.remove();
            bytes -= pending.still().bytes();
        }
    }

    private long count(UserId owner) {
        return stills.values().stream()
                .filter(pending -> pending.owner().equals(owner))
                .count();
    }

    private UserId ownerOfMost() {
        Map<UserId, Long> perOwner = new HashMap<>();
        stills.values()
                .forEach(pending ->
                        perOwner.merge(pending.owner(), pending.still().bytes(), Long::sum));
        return perOwner.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private void dropEldestOf(UserId owner) {
        StillId eldest = stills.entrySet().stream()
                .filter(entry -> entry.getValue().owner().equals(owner))
                .findFirst()
                .orElseThrow()
                .getKey();
        discard(owner, eldest);
    }

    /** Bytes of heap that the pending stills take. */
    synchronized long keptBytes() {
        return bytes;
    }

    /** Frees the memory of what nobody asks for any more. */
    @Override
    public synchronized void start() {
        if (sweeper == null) {
            ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("still-sweeper").daemon().factory());
            var _ = fresh.scheduleWithFixedDelay(this::dropExpired, 1, 1, TimeUnit.MINUTES);
            sweeper = fresh;
        }
    }

    @Override
    @PreDestroy
    public synchronized void stop() {
        if (sweeper != null) {
            sweeper.shutdownNow();
            sweeper = null;
        }
        stills.clear();
        bytes = 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return sweeper != null;
    }
}
