package app.selfie.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedEventsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoggerContext context = new LoggerContext();
    private final Logger summaries = context.getLogger("summaries");
    private final RepeatedEvents filter = new RepeatedEvents(summaries, nanos::get, Runnable::run);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger log = context.getLogger("some.library");

    @BeforeEach
    void listen() {
        context.addTurboFilter(filter);
        written.start();
        log.setLevel(Level.INFO);
        log.addAppender(written);
        summaries.addAppender(written);
    }

    @Test
    void writesTheSameFailureOnceAMinuteAndThenHowOftenItCame() {
        for (int i = 0; i < 1000; i++) {
            log.error("Request {} failed", i, failure("words a stranger chose: " + i));
        }
        assertThat(messages()).containsExactly("Request 0 failed");

        afterAMinute();

        assertThat(messages())
                .containsExactly("Request 0 failed", "some.library: 999 more within a minute like: Request 0 failed");
        log.error("Request {} failed", 1000, failure("again"));
        assertThat(messages()).hasSize(3);
    }

    @Test
    void tellsDifferentFailuresApart() {
        log.error("failed", failure("here"));
        log.error("failed", new IllegalStateException("elsewhere"));

        assertThat(messages()).hasSize(2);
    }

    @Test
    void writesTheSameWordsOnce() {
        for (int i = 0; i < 100; i++) {
            log.warn("{} has too many connections", "192.0.2.1");
        }
        log.warn("{} has too many connections", "192.0.2.2");

        assertThat(messages())
                .containsExactly("192.0.2.1 has too many connections", "192.0.2.2 has too many connections");
    }

    @Test
    void boundsWhatOneLoggerSaysInOtherWordsEachTime() {
        for (int i = 0; i < 500; i++) {
            log.warn("odd request " + i);
        }
        assertThat(messages()).hasSize(RepeatedEvents.MAX_OF_A_LOGGER);

        afterAMinute();

        assertThat(messages()).last().isEqualTo("some.library: 470 other lines within a minute were not written");
    }

    @Test
    void leavesWhatIsNoTroubleAlone() {
        for (int i = 0; i < 100; i++) {
            log.info("started");
        }

        assertThat(messages()).hasSize(100);
    }

    @Test
    void saysNothingMoreAboutWhatCameOnce() {
        log.error("failed", failure("once"));
        afterAMinute();

        assertThat(messages()).hasSize(1);
    }

    private void afterAMinute() {
        nanos.addAndGet(RepeatedEvents.ONCE_IN.plus(Duration.ofSeconds(1)).toNanos());
        filter.tidy();
    }

    private List<String> messages() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static RuntimeException failure(String message) {
        return new IllegalArgumentException(message);
    }
}
