package app.selfie.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords on so many threads at once and no more, whoever asks: a hash is a tenth of a second of a whole core, and
 * the pictures of everybody's streams need cores, too. The others wait their turn for a moment, and are then told when to
 * come again. Thread-safe.
 */
final class LimitedHashing implements PasswordEncoder {

    private static final Duration MAX_ADVICE = Duration.ofSeconds(30);

    private final PasswordEncoder encoder;
    private final int most;
    private final Duration patience;
    private final Semaphore turns;

    /** A running mean. Written by threads in turn; a lost update does not matter. */
    private final AtomicLong hashNanos = new AtomicLong(Duration.ofMillis(150).toNanos());

    /**
     * @param most hashes at once, 1 or more
     * @param patience until one that waits is sent away
     */
    LimitedHashing(PasswordEncoder encoder, int most, Duration patience) {
        this.encoder = encoder;
        this.most = most;
        this.patience = patience;
        this.turns = new Semaphore(most, true);
    }

    /** @throws HashingBusy if the turn did not come in time */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** @throws HashingBusy if the turn did not come in time */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> hashing) {
        // Whose turn cannot come in time need not wait for it.
        if (untilTurn().compareTo(patience) > 0 || !comesInTime()) {
            throw new HashingBusy(advice());
        }
        long start = System.nanoTime();
        try {
            return hashing.get();
        } finally {
            long nanos = System.nanoTime() - start;
            hashNanos.updateAndGet(mean -> mean + (nanos - mean) / 8);
            turns.release();
        }
    }

    private boolean comesInTime() {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration untilTurn() {
        return Duration.ofNanos(turns.getQueueLength() * hashNanos.get() / most);
    }

    private Duration advice() {
        Duration wait = untilTurn().plusSeconds(1);
        return wait.compareTo(MAX_ADVICE) < 0 ? wait : MAX_ADVICE;
    }
}
