package app.selfie.shell;

import app.selfie.logging.Failure;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What happens to a bug, everywhere: the log gets the whole of it under a short reference, the person gets the reference
 * and a kind word. Failures that a person can do something about are values and never come here.
 */
class FailureHandler implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    private static final String REFERENCE = "reference";
    private static final Duration SHOWN = Duration.ofSeconds(12);

    private final transient I18NProvider translations;

    FailureHandler(I18NProvider translations) {
        this.translations = translations;
    }

    @Override
    public void error(ErrorEvent event) {
        if (ForgedMessage.isCauseOf(event.getThrowable())) {
            LOG.warn("A message came that no page sends: {}", ForgedMessage.describe(event.getThrowable()));
            return;
        }
        String reference = log(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            show(ui, reference);
        }
    }

    /** Logs a bug and returns its reference: 8 hexadecimal digits, the same each time, as the log tells it once a minute. */
    static String log(Throwable bug) {
        String reference = Failure.referenceOf(bug);
        try (MDC.MDCCloseable _ = MDC.putCloseable(REFERENCE, reference)) { // a field of its own where logs are JSON
            LOG.error("Failure {}", reference, bug);
        }
        return reference;
    }

    private void show(UI ui, String reference) {
        Notification notification = new Notification(
                translations.getTranslation("shell.failure.text", ui.getLocale(), reference),
                Math.toIntExact(SHOWN.toMillis()),
                Notification.Position.BOTTOM_CENTER);
        notification.setAssertive(true);
        ui.add(notification);
        notification.open();
    }
}
