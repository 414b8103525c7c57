package app.selfie.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.TurboFilterList;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Lets every test be the first that logs something: {@link RepeatedEvents} stands before the loggers of the whole process,
 * and what one test made the product say would be held back in the next minute's. JUnit finds it by itself.
 */
public final class EventsOfEachTest implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            TurboFilterList filters = logback.getTurboFilterList();
            filters.replaceAll(filter -> filter instanceof RepeatedEvents ? new RepeatedEvents() : filter);
        }
    }
}
