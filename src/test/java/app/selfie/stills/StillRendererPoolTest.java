package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.segmentation.ModelCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class StillRendererPoolTest {

    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-0000-0000-000000000b0b"));

    private final AtomicInteger built = new AtomicInteger();
    private final CountDownLatch film = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private StillRendererPool darkrooms = darkrooms(limits());

    /** One at once, four waiting, three of one person, little patience. */
    static StillsProperties limits() {
        return new StillsProperties(
                1,
                4,
                3,
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(6),
                DataSize.ofMegabytes(64),
                Duration.ofSeconds(30),
                12,
                Duration.ofSeconds(1));
    }

    private StillRendererPool darkrooms(StillsProperties limits) {
        return new StillRendererPool(limits, () -> {
            built.incrementAndGet();
            return new StillRenderer(mock(ModelCatalog.class), mock(Backgrounds.class));
        });
    }

    @AfterEach
    void close() {
        film.countDown();
        people.close();
        darkrooms.close();
    }

    @Test
    void oneIsInWorkWhileTheOthersWait() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> stills = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UserId person = i < 3 ? ADA : BOB;
            stills.add(people.submit(() -> darkrooms.use(person, _ -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                waitForFilm();
                working.decrementAndGet();
                return "";
            })));
        }
        await().until(() -> darkrooms.inside() == 5);

        film.countDown();

        assertThat(stills).allSatisfy(still -> assertThat(still.get()).isEqualTo(""));
        assertThat(most).hasValue(1);
        assertThat(built).as("darkrooms that were built").hasValue(1);
        assertThat(darkrooms.inside()).isZero();
    }

    @Test
    void aLineThatIsFullIsBusy() {
        UserId[] persons = {ADA, ADA, ADA, BOB, BOB};
        for (UserId person : persons) {
            occupy(person);
        }
        await().until(() -> darkrooms.inside() == 5);

        assertBusy(BOB);
    }

    @Test
    void onePersonDoesNotFillTheLine() {
        for (int i = 0; i < 3; i++) {
            occupy(ADA);
        }
        await().until(() -> darkrooms.inside() == 3);

        assertBusy(ADA);
        Future<String> bobs = people.submit(() -> darkrooms.use(BOB, _ -> "bob's"));
        film.countDown();

        assertThat(bobs).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("bob's");
    }

    @Test
    void patienceEnds() {
        darkrooms.close();
        darkrooms = darkrooms(new StillsProperties(
                1,
                4,
                3,
                Duration.ofMillis(20),
                DataSize.ofMegabytes(6),
                DataSize.ofMegabytes(64),
                Duration.ofSeconds(30),
                12,
                Duration.ofSeconds(1)));
        occupy(ADA);
        await().until(() -> built.get() == 1);

        assertBusy(BOB);
        assertThat(darkrooms.inside()).as("who gave up does not count").isEqualTo(1);
    }

    @Test
    void anErrorCostsADarkroomAndAnExceptionDoesNot() {
        assertThatThrownBy(() -> darkrooms.use(ADA, _ -> {
                    throw new IllegalStateException("the test's own");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(darkrooms.<Integer>use(ADA, _ -> built.get())).isEqualTo(1);

        assertThatThrownBy(() -> darkrooms.use(ADA, _ -> {
                    throw new StackOverflowError("the test's own");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(darkrooms.<Integer>use(ADA, _ -> built.get())).isEqualTo(2);
        assertThat(darkrooms.inside()).isZero();
    }

    @Test
    void aServerThatStopsIsBusy() {
        darkrooms.close();

        assertBusy(ADA);
    }

    /** Has the person wait for film, in a darkroom or before one. */
    private void occupy(UserId person) {
        Future<String> _ = people.submit(() -> darkrooms.use(person, _ -> waitForFilm()));
    }

    private void assertBusy(UserId person) {
        assertThatThrownBy(() -> darkrooms.use(person, _ -> ""))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.BUSY));
    }

    private String waitForFilm() {
        try {
            film.await();
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was stopped", e);
        }
    }
}
