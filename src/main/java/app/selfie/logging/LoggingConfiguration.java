package app.selfie.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Puts {@link RepeatedEvents} before every logger while the product runs. */
@Component
class LoggingConfiguration implements DisposableBean {

    private final RepeatedEvents filter = new RepeatedEvents();

    LoggingConfiguration() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.addTurboFilter(filter);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(filter);
        }
        filter.flush();
    }
}
