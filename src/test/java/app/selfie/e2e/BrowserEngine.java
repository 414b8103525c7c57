package app.selfie.e2e;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What the {@link SmokeTour} needs of a browser, whoever drives it. A path is a CSS selector; after {@code " >> "} it goes on
 * inside what was found, shadow root included. The first that fits counts.
 */
interface BrowserEngine extends AutoCloseable {

    /** How long anything may take to appear. Says nothing about speed: it ends a test that hangs. */
    Duration PATIENCE = Duration.ofSeconds(90);

    /** A key of the keyboard. */
    enum Key {
        ESCAPE("Escape", "\uE00C"),
        ENTER("Enter", "\uE007"),
        F("f", "f"),
        SPACE(" ", " ");

        /** As {@code KeyboardEvent.key} says. */
        final String domName;

        /** As WebDriver's key actions say. */
        final String webDriverValue;

        Key(String domName, String webDriverValue) {
            this.domName = domName;
            this.webDriverValue = webDriverValue;
        }
    }

    void open(String address);

    /** Waits until it is there, and types into it. */
    void type(String path, String text);

    /** Waits until it is there, and clicks in its middle, as a mouse does. */
    void click(String path);

    /**
     * Waits until it is there, and rests a finger or a pen on its middle until an expression is true: no engine says how long
     * a press is a long one.
     *
     * @param held JavaScript
     */
    void hold(String path, String held);

    /** For whatever has the focus. */
    void press(Key key);

    /**
     * What an expression gives in the page.
     *
     * @param expression JavaScript; a promise is waited for
     */
    Object evaluate(String expression);

    /** Where the files go that people save. */
    Path downloads();

    void screenshot(Path file);

    /** Waits until an expression is true. A page that is being left answers with an error, and is asked again. */
    default void await(String what, String expression) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> Boolean.TRUE.equals(evaluate(expression)));
    }

    @Override
    void close();
}
