package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product in a real Firefox. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a browser that hangs
class FirefoxSmokeIT {

    private static final String CAMERA = "document.querySelector('selfie-camera')";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Product product;

    @BeforeAll
    static void start() {
        Programs.require("Firefox", "firefox-esr", "firefox");
        product = Product.start(folder);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @Test
    @Order(2)
    void everyStepOfTheTourWorks() throws Exception {
        try (BrowserEngine browser = FirefoxEngine.start(folder.resolve("person"))) {
            new SmokeTour("firefox", browser, product).take();
        }
    }

    /** Such a Firefox gives pages noise in place of pictures, and says nothing of it. */
    @Test
    @Order(1) // nothing of anybody's is kept yet
    void whereItHidesPicturesThePageSaysWhatToAllowAndNothingIsSentOrKept() throws Exception {
        try (BrowserEngine browser =
                FirefoxEngine.start(folder.resolve("careful"), Map.of("privacy.resistFingerprinting", true))) {
            SmokeTour.signUp(browser, product, "careful");
            awaitCard(browser);
            browser.screenshot(Stage.SHOTS.resolve("firefox-resists-fingerprinting.png"));

            browser.click("selfie-camera >> [part=card] button"); // tries again
            awaitCard(browser);
            browser.press(BrowserEngine.Key.SPACE); // would take a picture

            assertThat(browser.evaluate(CAMERA + ".shadowRoot.querySelector('canvas').width"))
                    .as("width of the picture that is shown, px")
                    .isEqualTo(1);
            assertThat(requests(browser)).noneMatch(address -> address.contains("still"));
            assertThat(browser.evaluate("fetch('gallery/page?offset=0&limit=10').then(answer => answer.text())"))
                    .asString()
                    .contains("\"total\":0", "\"items\":[]");
            try (var files = Files.walk(folder.resolve("data/objects"))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals(new UUID(0, 0).toString()))) // the store's own mark
                        .isEmpty();
            }
        }
    }

    private static void awaitCard(BrowserEngine browser) {
        String title = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT)
                .getString("camera.problem.canvas-blocked.title");
        browser.await(
                "the card that says what to allow",
                "%s?.cameraState?.problem === 'canvas-blocked' && %s.shadowRoot.querySelector('[part=card]')?.textContent.includes('%s')"
                        .formatted(CAMERA, CAMERA, title));
    }

    /** Addresses that the page has asked for. */
    private static List<String> requests(BrowserEngine browser) {
        return List.of(((String)
                        browser.evaluate("performance.getEntriesByType('resource').map(({ name }) => name).join(' ')"))
                .split(" ", -1));
    }
}
