package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A BodyPix model that is put into the folder by hand while somebody is in front of the camera. The camera plays the recorded
 * person, whose head and upper body fill the left of the picture, as they see themselves.
 */
class BodyPixIT {

    private static final int W = 160;
    private static final int H = 120;

    /** From the model that served to the new one, at most; a picture comes about every 50 ms. */
    private static final double LONGEST_GAP_MS = 1500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    @BeforeAll
    static void needsAModelAndAClip() {
        FixtureFolder.orSkip();
    }

    @Test
    void aModelArrivesIsChosenWithoutAGapAndKnowsBodies() throws Exception {
        try (Stage stage = Stage.open(folder, FixtureFolder.resolve("webcam-640x480.mjpeg"));
                Visitor ada = stage.visitor()) {
            ada.register("ada");
            ada.awaitLive();
            assertThat(effect(ada, "Blur faces").isEnabled()).isFalse();
            assertThat(ada.page.getByText("ResNet: finest (not installed)").isVisible())
                    .isTrue();

            put(folder.resolve("data/models/bodypix-mobilenet-050"));
            Locator model =
                    ada.page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("BodyPix MobileNet 0.50"));
            model.waitFor();
            double gap = longestGap(ada, model::click);
            System.out.printf("longest wait for a picture while the model was changed: %.0f ms%n", gap);
            assertThat(gap).isLessThan(LONGEST_GAP_MS);

            effect(ada, "Colour the body parts").check();
            ada.awaitPictures(10);
            List<Integer> coloured = ada.shown(W, H);
            shot(ada, "studio-parts.png");
            effect(ada, "Blur faces").check();
            ada.awaitPictures(10);
            List<Integer> blurred = ada.shown(W, H);
            shot(ada, "studio-faces.png");
            ada.page.getByLabel("Draw skeletons").check();
            ada.awaitPictures(10);
            shot(ada, "studio-skeleton.png");

            assertThat(Pictures.meanDifference(coloured, blurred, Pictures.box(W, H, 0.2, 0.6, 0.4, 0.8)))
                    .as("mean level between the person in colours and the person")
                    .isGreaterThan(20);
            assertThat(Pictures.meanDifference(coloured, blurred, Pictures.box(W, H, 0.72, 0, 1, 0.5)))
                    .as("mean level between the two where nobody is")
                    .isLessThan(6);
        }
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
