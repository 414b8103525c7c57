package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/**
 * The shortest way through the whole product, from signing up to a selfie on the person's disk. It says that a browser engine
 * has all that the pages use, and nothing about speed: without a graphics card some paint five pictures a second.
 */
final class SmokeTour {

    /** No photograph of the others is like it in its corners. */
    private static final String SCENE = "uluru";

    /** Several times of what it takes where the machine does nothing else, as it mostly does. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String BRITISH_TIME = "\\d{1,2} [A-Z][a-z]+ 2\\d{3}(,| at) \\d{2}:\\d{2}";

    private final BrowserEngine browser;
    private final Product product;
    private final String name;
    private final List<String> times = new ArrayList<>();

    /** @param name of the engine, for screenshots and the printed times */
    SmokeTour(String name, BrowserEngine browser, Product product) {
        this.name = name;
        this.browser = browser;
        this.product = product;
    }

    /** Takes the tour. */
    void take() throws IOException {
        Files.createDirectories(Stage.SHOTS);
        long start = System.nanoTime();
        step("sign up", this::signUp);
        step("live", this::goLive);
        step("background", this::chooseABackground);
        step("still", this::takeAStill);
        step("review", this::lookAtTheReview);
        step("keep", this::keepIt);
        step("frames", this::lookAtTheFrames);
        step("gallery", this::openTheGallery);
        step("long press", this::pressLong);
        step("dates", this::filterByDate);
        step("viewer", this::openTheViewer);
        step("details", this::readTheDetails);
        step("download", this::download);
        step("keys", this::useKeysAfterAClickOnThePicture);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("Tour in %s: %.1f s: %s%n", name, seconds, times);
        assertThat(Duration.ofMillis(Math.round(1000 * seconds)))
                .as("the whole tour")
                .isLessThan(LIMIT);
    }

    private void step(String what, Runnable step) {
        long start = System.nanoTime();
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            browser.screenshot(Stage.SHOTS.resolve("tour-" + name + "-failed.png"));
            throw new AssertionError(name + " stopped at: " + what, e);
        }
        times.add("%s %.1f".formatted(what, (System.nanoTime() - start) / 1e9));
    }

    private void signUp() {
        signUp(browser, product, "ada");
    }

    /** Makes an account, with which one is in the studio. */
    static void signUp(BrowserEngine browser, Product product, String person) {
        browser.open(product.address() + "/register");
        browser.type("input[name=username]", person);
        browser.type("input[name=password]", Visitor.PASSWORD);
        browser.click("form button[type=submit], form vaadin-button");
        browser.await("the studio", "location.pathname.endsWith('/studio')");
    }

    private void goLive() {
        browser.await("a live picture", "document.querySelector('selfie-camera')?.cameraState?.state === 'live'");
        browser.await(
                "its size", "document.querySelector('selfie-camera').shadowRoot.querySelector('canvas').width > 1");
        browser.evaluate("""
                document.querySelector('selfie-camera').addEventListener('selfie-camera-stats', ({ detail }) => {
                  (window.tourStats ??= []).push(detail);
                })
                """);
    }

    private void chooseABackground() {
        browser.click(".backdrop-choices button:has(img[src^=\"backgrounds/" + SCENE + "/\"])");
        browser.await("the scene behind the person", """
                (async () => {
                  const canvas = document.querySelector('selfie-camera').shadowRoot.querySelector('canvas');
                  const response = await fetch('backgrounds/%s/thumbnail.jpg');
                  const scene = await createImageBitmap(await response.blob());
                  const scale = Math.max(canvas.width / scene.width, canvas.height / scene.height);
                  const [width, height] = [canvas.width / scale, canvas.height / scale];
                  const corner = (picture, left, top, wide, high) => {
                    const probe = document.createElement('canvas');
                    probe.width = probe.height = 8;
                    const context = probe.getContext('2d');
                    context.drawImage(picture, left, top, wide / 8, high / 8, 0, 0, 8, 8);
                    return context.getImageData(0, 0, 8, 8).data;
                  };
                  const shown = corner(canvas, 0, 0, canvas.width, canvas.height);
                  const left = (scene.width - width) / 2;
                  const wished = corner(scene, left, (scene.height - height) / 2, width, height);
                  return shown.reduce((sum, level, i) => sum + Math.abs(level - wished[i]), 0) / shown.length < 12;
                })()
                """.formatted(SCENE));
    }

    /** At once: the countdown is nothing that an engine has or has not, and a fifth of the tour. */
    private void takeAStill() {
        browser.evaluate("""
                (countdown => {
                  countdown.value = '0';
                  countdown.dispatchEvent(new Event('change', { bubbles: true }));
                })(document.querySelector('selfie-shutter').shadowRoot.querySelector('select'))
                """);
        browser.click("selfie-shutter >> .release");
        browser.await(
                "the still", "%s?.naturalWidth > 0".formatted(ReviewDialog.find("figure[data-status=shown] img")));
    }

    private void lookAtTheReview() {
        ReviewDialog dialog = new ReviewDialog(browser);
        dialog.awaitRest();
        browser.screenshot(Stage.SHOTS.resolve("tour-" + name + "-review.png"));
        dialog.assertAsHighAsItsContent();
    }

    private void keepIt() {
        browser.click("selfie-shutter >> selfie-review >> [data-action=keep]");
        browser.await(
                "the word that it is kept",
                "document.querySelector('selfie-shutter').shadowRoot.querySelector('.toast [data-action=undo]') !== null");
    }

    /** A screen that is slow makes no frame smaller; a machine that is busy with other work may. */
    private void lookAtTheFrames() {
        assertThat(browser.evaluate("""
                (frames => frames.some(({ encodingMs, serverMs }) => encodingMs > 40 || serverMs > 40)
                  || new Set(frames.map(({ widthPx }) => widthPx)).size <= 1
                  || JSON.stringify(frames))(window.tourStats ?? [])
                """)).as("frames of one size").isEqualTo(true);
    }

    private void openTheGallery() {
        browser.click("nav a[href=gallery]");
        browser.await(
                "the selfie's tile",
                "document.querySelector('selfie-grid')?.shadowRoot.querySelector('.tile img')?.naturalWidth > 0");
    }

    /** A finger that rests selects, and the next click is heard. */
    private void pressLong() {
        String selected = "document.querySelector('selfie-grid').shadowRoot.querySelector('.tile.selected') !== null";
        browser.hold("selfie-grid >> .tile", selected);
        assertThat(browser.evaluate(selected))
                .as("selected, once the finger is gone")
                .isEqualTo(true);
        assertThat(browser.evaluate("document.querySelector('selfie-viewer').isOpen"))
                .as("the viewer is open")
                .isEqualTo(false);
        browser.click("selfie-grid >> .tile");
        browser.await("nothing selected", "!(" + selected + ")");
    }

    /** As the British write them, as the browser says that its owner does. */
    private void filterByDate() {
        browser.type(".gallery-filters vaadin-date-picker input", "31/01/2026");
        browser.press(BrowserEngine.Key.ENTER);
        browser.await(
                "the filter", "document.querySelector('.gallery-chip')?.textContent.trim() === 'From 31 Jan 2026'");
        assertThat((String) browser.evaluate("document.querySelector('.storage-meter span').textContent"))
                .matches("\\d{2,3} kB of 1 GB used");
        browser.click(".gallery-chip");
        browser.await("no filter", "!document.querySelector('.gallery-chip')?.getClientRects().length");
    }

    private void readTheDetails() {
        browser.click(".viewer-tools vaadin-button[aria-label=Details]");
        browser.await("the details", "document.querySelector('.viewer-panel dl')?.getClientRects().length > 0");
        String details = (String) browser.evaluate("document.querySelector('.viewer-panel dl').textContent");
        assertThat(details).containsPattern("Taken" + BRITISH_TIME).containsPattern("Storage\\d{2,3} kB");
        assertThat((String) browser.evaluate(
                        "document.querySelector('selfie-grid').shadowRoot.querySelector('.tile').ariaLabel"))
                .containsPattern(" " + BRITISH_TIME);
    }

    private void openTheViewer() {
        browser.click("selfie-grid >> .tile");
        browser.await("the whole picture", "%s?.naturalWidth > 0".formatted(inViewer(".full")));
        browser.screenshot(Stage.SHOTS.resolve("tour-" + name + "-viewer.png"));
    }

    private static String inViewer(String selector) {
        return "document.querySelector('selfie-viewer').shadowRoot.querySelector('" + selector + "')";
    }

    /** The first of the files that are offered is the picture. */
    private void download() {
        browser.click("selfie-viewer >> vaadin-menu-bar-button");
        browser.click("vaadin-menu-bar-list-box vaadin-menu-bar-item");
        AtomicReference<BufferedImage> saved = new AtomicReference<>();
        Awaitility.await("the saved file").atMost(BrowserEngine.PATIENCE).until(() -> {
            saved.set(SavedPicture.in(browser.downloads()).orElse(null));
            return saved.get() != null;
        });
        assertThat(saved.get().getWidth())
                .as("width of the saved picture, px")
                .isEqualTo(((Number) browser.evaluate(inViewer(".full") + ".naturalWidth")).intValue());
    }

    private void useKeysAfterAClickOnThePicture() {
        browser.click("selfie-viewer >> .full");
        browser.press(BrowserEngine.Key.F);
        browser.await(
                "the heart", "document.querySelector('selfie-grid').shadowRoot.querySelector('.tile .heart') !== null");
        browser.press(BrowserEngine.Key.ESCAPE);
        browser.await("the closed viewer", "!document.querySelector('selfie-viewer').isOpen");
    }
}
