package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A BodyPix model that is put into the folder by hand while somebody is in front of the camera. The camera plays the recorded
 * person, whose head and upper body fill the left of the picture, as they see themselves.
 */
@NeedsFixtures
class BodyPixIT {

    private static final int W = 160;
    private static final int H = 120;

    /** From the model that served to the new one, at most; a picture comes about every 50 ms. */
    private static final double MAX_GAP_MS = 1500;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().filming(_ -> FixtureFolder.resolve("webcam-640x480.mjpeg"));

    @Test
    void aModelArrivesIsChosenWithoutAGapAndKnowsBodies() throws Exception {
        try (Visitor ada = stage.visitor()) {
            ada.register("ada");
            ada.awaitLive();
            assertThat(effect(ada, "Blur faces").isEnabled()).isFalse();
            ada.page.locator(".studio-quality > vaadin-details-summary").click();
            assertThat(ada.page.getByText("ResNet: finest (can be added)").isVisible())
                    .isTrue();

            put(stage.folder().resolve("data/models/bodypix-mobilenet-050"));
            Locator model =
                    ada.page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("BodyPix MobileNet 0.50"));
            model.waitFor();
            double gap = longestGap(ada, model::click);
            System.out.printf("longest wait for a picture while the model was changed: %.0f ms%n", gap);
            assertThat(gap).isLessThan(MAX_GAP_MS);

            ada.awaitPictures(10);
            List<Integer> plain = ada.shown(W, H);
            double face = detail(plain);
            for (int i = 0; i < 10; i++) { // they look up and down
                ada.awaitPictures(5);
                face = Math.max(face, detail(ada.shown(W, H)));
            }
            double halfOfTheFace = face / 2;
            effect(ada, "Colour the body parts").check();
            // the network that knows bodies is made now, while pictures go on
            List<Integer> coloured = shownOnce(ada, shown -> saturation(shown) > saturation(plain) + 40);
            shot(ada, "studio-parts.png");
            effect(ada, "Blur faces").check();
            List<Integer> blurred = shownOnce(
                    ada, shown -> saturation(shown) < saturation(plain) + 20 && detail(shown) < halfOfTheFace);
            shot(ada, "studio-faces.png");
            List<Integer> taken = take(ada);
            System.out.printf(
                    "detail of the face: %.1f levels, blurred live %.1f, in the picture taken %.1f; "
                            + "saturation of the coat: %.1f levels, in colours %.1f%n",
                    face, detail(blurred), detail(taken), saturation(plain), saturation(coloured));
            assertThat(detail(taken)).isLessThan(halfOfTheFace);
            ada.page.getByLabel("Draw skeletons").check();
            ada.awaitPictures(10);
            shot(ada, "studio-skeleton.png");

            assertThat(Pictures.meanDifference(coloured, blurred, Pictures.box(W, H, 0.72, 0, 1, 0.5)))
                    .as("mean level between the two where nobody is")
                    .isLessThan(6);
        }
    }

    /** The first picture that is as expected. */
    private static List<Integer> shownOnce(Visitor visitor, Predicate<List<Integer>> expected) {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> visitor.shown(W, H), expected);
    }

    /** How far the colours are from grey where the coat is, which is white; in levels. */
    private static double saturation(List<Integer> rgb) {
        long sum = 0;
        int count = 0;
        for (int y = (int) (0.6 * H); y < 0.8 * H; y++) {
            for (int x = (int) (0.2 * W); x < 0.4 * W; x++) {
                List<Integer> pixel = rgb.subList(3 * (y * W + x), 3 * (y * W + x) + 3);
                sum += Collections.max(pixel) - Collections.min(pixel);
                count++;
            }
        }
        return (double) sum / count;
    }

    /** The picture of a selfie that is taken now, and discarded. */
    private static List<Integer> take(Visitor visitor) {
        visitor.page.locator("selfie-shutter .release").click();
        Locator picture = visitor.page.locator("selfie-review figure[data-status=shown] img");
        picture.waitFor();
        @SuppressWarnings("unchecked") // the script returns an array of whole numbers
        List<Integer> rgb = (List<Integer>) picture.evaluate("""
                async (img, [width, height]) => {
                  await img.decode();
                  const probe = new OffscreenCanvas(width, height).getContext('2d');
                  probe.drawImage(img, 0, 0, width, height);
                  return Array.from(probe.getImageData(0, 0, width, height).data).filter((_, i) => i % 4 !== 3);
                }
                """, List.of(W, H));
        visitor.page.locator("selfie-review [data-action=discard]").click();
        return rgb;
    }

    /** Mean difference of neighbours in a row, where the face is, in levels. */
    private static double detail(List<Integer> rgb) {
        long sum = 0;
        int count = 0;
        for (int y = (int) (0.1 * H); y < 0.42 * H; y++) {
            for (int x = (int) (0.2 * W); x < 0.36 * W; x++) {
                int at = 3 * (y * W + x);
                sum += Math.abs(rgb.get(at + 1) - rgb.get(at + 4));
                count++;
            }
        }
        return (double) sum / count;
    }

    private static void put(Path models) throws Exception {
        Files.createDirectories(models);
        try (Stream<Path> files = Files.list(FixtureFolder.resolve("models/bodypix-mobilenet050-stride16-quant2"))) {
            for (Path file : files.toList()) {
                Files.copy(file, models.resolve(file.getFileName().toString()));
            }
        }
    }

    private static Locator effect(Visitor visitor, String name) {
        return visitor.page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private static void shot(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve(name)));
    }

    /** The longest time the shown picture stayed the same, from the action until 60 pictures later, in ms. */
    private static double longestGap(Visitor visitor, Runnable action) {
        visitor.page.evaluate("""
                () => {
                  const canvas = document.querySelector('selfie-camera').shadowRoot.querySelector('canvas');
                  const probe = new OffscreenCanvas(32, 24).getContext('2d', { willReadFrequently: true });
                  const watch = (window.watch = { longest: 0 });
                  let last = '';
                  let since = performance.now();
                  const look = () => {
                    probe.drawImage(canvas, 0, 0, 32, 24);
                    const now = probe.getImageData(0, 0, 32, 24).data.join();
                    const time = performance.now();
                    watch.longest = Math.max(watch.longest, time - since);
                    if (now !== last) { last = now; since = time; }
                    setTimeout(look, 15);
                  };
                  look();
                }
                """);
        action.run();
        visitor.awaitPictures(60);
        return ((Number) visitor.page.evaluate("() => window.watch.longest")).doubleValue();
    }
}
