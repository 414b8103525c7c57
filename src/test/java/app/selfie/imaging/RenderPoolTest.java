package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderPoolTest {

    private final AtomicInteger built = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Set<String> threads = new HashSet<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final RenderPool<String, Integer> pool = new RenderPool<>(
            limits(
                    Duration.ofSeconds(30),
                    new RenderShare(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ZERO)),
            built::incrementAndGet,
            _ -> closed.incrementAndGet());

    private static RenderLimits limits(Duration patience, RenderShare share) {
        return new RenderLimits("test-renderer", 1, 3, 3, patience, share);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        people.close();
        pool.close();
    }

    @Test
    void everythingIsRenderedOnThePoolsOwnThread() {
        for (int i = 0; i < 5; i++) {
            threads.add(use("ada", _ -> Thread.currentThread().getName()));
        }

        assertThat(threads).containsExactly("test-renderer-0");
        assertThat(built).hasValue(1);
    }

    @Test
    void whoeverWaitsForLittleComesInWhereTheLineIsFull() {
        occupy("ada");
        await().until(() -> pool.inside() == 1);
        Future<String> second = waiting("ada");
        await().until(() -> pool.inside() == 2);
        Future<String> third = waiting("ada");
        await().until(() -> pool.inside() == 3);
        Future<String> bens = waiting("ben");
        await().until(() -> pool.inside() == 4);

        Future<String> cems = waiting("cem");

        assertThat(third)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(RenderBusyException.class);
        goOn.countDown();
        assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("ada");
        assertThat(bens).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("ben");
        assertThat(cems).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("cem");
    }

    @Test
    void whatWasRenderedCountsUntilItIsClosed() {
        Rendered<String> first = pool.render("ada", () -> _ -> "1");
        pool.render("ada", () -> _ -> "2");
        pool.render("ada", () -> _ -> "3");

        assertThatThrownBy(() -> pool.render("ada", () -> _ -> "4")).isInstanceOf(RenderBusyException.class);
        assertThat(use("ben", _ -> "ben's")).isEqualTo("ben's");
        first.close();
        first.close();

        pool.render("ada", () -> _ -> "5");
        assertThatThrownBy(() -> pool.render("ada", () -> _ -> "6")).isInstanceOf(RenderBusyException.class);
    }

    @Test
    void nothingIsLoadedForWhomThereIsNoPlace() {
        AtomicInteger loaded = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            pool.render("ada", () -> _ -> "held");
        }

        assertThatThrownBy(() -> pool.render("ada", () -> {
                    loaded.incrementAndGet();
                    return _ -> "";
                }))
                .isInstanceOf(RenderBusyException.class);

        assertThat(loaded).hasValue(0);
    }

    @Test
    void whatFailsToLoadCostsNoPlace() {
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> pool.render("ada", () -> {
                        throw new IllegalStateException("the test's own");
                    }))
                    .hasMessage("the test's own");
        }

        assertThat(use("ada", _ -> "there")).isEqualTo("there");
    }

    @Test
    void theBuffersAreClosedWithThePool() {
        use("ada", _ -> "");

        pool.close();

        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> use("ada", _ -> "")).isInstanceOf(RenderBusyException.class);
    }

    @Test
    void whoeverHasUsedTheirShareWaitsForItAndNobodyElse() {
        RenderShare little = new RenderShare(Duration.ofMillis(1), Duration.ofNanos(1000), Duration.ZERO);
        try (RenderPool<String, Integer> shared =
                new RenderPool<>(limits(Duration.ofSeconds(5), little), built::incrementAndGet, _ -> {})) {
            shared.render("ada", () -> _ -> {
                        long start = System.nanoTime(); // the pool's thread may begin late
                        while (System.nanoTime() - start < 20_000_000) { // twenty times her share
                            Thread.onSpinWait();
                        }
                        return "";
                    })
                    .close();

            assertThatThrownBy(() -> shared.render("ada", () -> _ -> "")).isInstanceOf(RenderBusyException.class);
            try (Rendered<String> bens = shared.render("ben", () -> _ -> "ben's")) {
                assertThat(bens.value()).isEqualTo("ben's");
            }
        }
    }

    @Test
    void whoeverHasTooMuchInWorkWaitsForAPlaceOfTheirs() throws Exception {
        RenderShare patient = new RenderShare(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(30));
        try (RenderPool<String, Integer> shared =
                new RenderPool<>(limits(Duration.ofSeconds(30), patient), built::incrementAndGet, _ -> {})) {
            Rendered<String> first = shared.render("ada", () -> _ -> "1");
            shared.render("ada", () -> _ -> "2");
            shared.render("ada", () -> _ -> "3");
            CompletableFuture<Thread> waiting = new CompletableFuture<>();
            Future<String> fourth = people.submit(() -> {
                waiting.complete(Thread.currentThread());
                return shared.render("ada", () -> _ -> "4").value();
            });
            Thread waiter = waiting.get(20, TimeUnit.SECONDS);
            await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
            assertThat(fourth).isNotDone();

            first.close();

            assertThat(fourth).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("4");
        }
    }

    private String use(String person, Function<Integer, String> work) {
        try (Rendered<String> rendered = pool.render(person, () -> work)) {
            return rendered.value();
        }
    }

    private void occupy(String person) {
        Future<String> _ = people.submit(() -> use(person, _ -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return person;
        }));
    }

    private Future<String> waiting(String person) {
        return people.submit(() -> use(person, _ -> person));
    }
}
