package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class FailureHandlerTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(FailureHandler.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(said);
    }

    @Test
    void theReferenceThatThePersonSeesStandsInTheLineAndInAFieldOfIt() {
        String reference = FailureHandler.log(new IllegalStateException("a bug"));

        assertThat(reference).matches("[0-9a-f]{8}");
        assertThat(said.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Failure " + reference);
            assertThat(event.getMDCPropertyMap()).containsEntry("reference", reference);
        });
        assertThat(MDC.get("reference")).as("of what is logged after it").isNull();
    }
}
