package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The dialog that shows one picture which has just been taken. */
record ReviewDialog(BrowserEngine browser) {

    /** The expression for what a selector finds in it. */
    static String find(String selector) {
        return "document.querySelector('selfie-shutter').shadowRoot.querySelector('selfie-review')"
                + "?.shadowRoot.querySelector('" + selector + "')";
    }

    void awaitRest() {
        browser.await("a dialog at rest", find("dialog") + ".getAnimations({ subtree: true }).length === 0");
    }

    /** And not as high as the window. */
    void assertAsHighAsItsContent() {
        assertThat(heightOf("dialog"))
                .as("height of the dialog, px")
                .isCloseTo(heightOf("header") + heightOf("img") + heightOf("footer"), within(2.0))
                .isLessThan(number("innerHeight"));
    }

    private double heightOf(String selector) {
        return number(find(selector) + ".getBoundingClientRect().height");
    }

    private double number(String expression) {
        return ((Number) browser.evaluate(expression)).doubleValue();
    }
}
