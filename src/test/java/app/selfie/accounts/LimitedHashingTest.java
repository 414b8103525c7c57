package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.selfie.limits.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class LimitedHashingTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final SlowEncoder slow = new SlowEncoder();

    @Test
    void leavesHalfTheCoresToPicturesUnlessToldOtherwise() {
        int cores = Runtime.getRuntime().availableProcessors();

        assertThat(settings(0).hashesAtOnce()).isEqualTo(Math.max(1, cores / 2));
        assertThat(settings(7).hashesAtOnce()).isEqualTo(7);
    }

    private static AccountsProperties settings(int maxHashes) {
        RateLimiter.Limit limit = new RateLimiter.Limit(1, LONG);
        return new AccountsProperties(
                LONG, Duration.ofMinutes(15), limit, limit, limit, limit, maxHashes, LONG, RegistrationMode.OPEN, "");
    }

    @Test
    void hashesSoManyAtOnceAndNoMore() throws Exception {
        LimitedHashing hashing = new LimitedHashing(slow, 2, LONG);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                boolean checks = i % 2 == 0;
                all.add(people.submit(() -> checks ? hashing.matches("a", "a") : hashing.encode("a")));
            }
            await().until(() -> slow.inside.get() == 2);
            slow.gate.countDown();
            for (Future<?> one : all) {
                assertThat(one.get()).isIn(true, "a");
            }
        }

        assertThat(slow.most.get()).isEqualTo(2);
    }

    @Test
    void tellsWhoseTurnDoesNotComeInTimeWhenToComeAgain() throws Exception {
        LimitedHashing hashing = new LimitedHashing(slow, 1, Duration.ofMillis(50));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = people.submit(() -> hashing.matches("a", "a"));
            await().until(() -> slow.inside.get() == 1);

            assertThatThrownBy(() -> hashing.matches("b", "b"))
                    .isInstanceOfSatisfying(
                            HashingBusy.class,
                            busy -> assertThat(busy.untilNext())
                                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));

            slow.gate.countDown();
            assertThat(first.get()).isTrue();
            assertThat(hashing.matches("b", "b")).isTrue();
        }
    }

    @Test
    void sendsAwayAtOnceWhoWouldWaitTooLong() throws Exception {
        LimitedHashing hashing = new LimitedHashing(slow, 1, Duration.ofSeconds(3));
        AtomicInteger sentAway = new AtomicInteger();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                people.execute(() -> {
                    try {
                        hashing.matches("a", "a");
                    } catch (HashingBusy busy) {
                        sentAway.incrementAndGet();
                    }
                });
            }
            // Twenty of 150 ms come in time. They wait; nobody else does.
            await().until(() -> sentAway.get() >= 150);
            slow.gate.countDown();
        }
    }

    @Test
    void givesTheTurnBackWhenHashingFails() {
        LimitedHashing hashing = new LimitedHashing(slow, 1, LONG);
        slow.gate.countDown();

        assertThatThrownBy(() -> hashing.matches("fails", "a")).isInstanceOf(IllegalArgumentException.class);

        assertThat(hashing.matches("a", "a")).isTrue();
    }

    /** Hashes nothing until the gate opens, and counts who is at it. */
    private static final class SlowEncoder implements PasswordEncoder {
        final CountDownLatch gate = new CountDownLatch(1);
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
            if (String.valueOf(password).equals("fails")) {
                throw new IllegalArgumentException("not this one");
            }
            return String.valueOf(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return encode(password).equals(hash);
        }
    }
}
