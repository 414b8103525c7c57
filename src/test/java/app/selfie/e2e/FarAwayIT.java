package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.e2e.ShapedLine.Shape;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged product in a real Chromium at the end of a long line. */
class FarAwayIT {

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    /** Long, and wide enough for the best pictures: two frames under way would be at most 2 in each round trip. */
    @Test
    void aLongWayWithRoomKeepsTheBestPicture() throws IOException {
        try (ShapedLine line = ShapedLine.to(stage.product().port(), Shape.of(150, 20, 20));
                Visitor ada = live(line)) {
            awaitStats(ada, "framesPerSecond > 2 / 0.150 && widthPx === 640 && heightPx === 480 && quality > 0.7");
        }
    }

    /** Four pictures a second are what two frames under way came to here. */
    @Test
    void aLongNarrowLineIsNotFlooded() throws IOException {
        try (ShapedLine line = ShapedLine.to(stage.product().port(), Shape.of(300, 2, 8));
                Visitor ada = live(line)) {
            awaitStats(ada, "framesPerSecond > 2 / 0.300 && roundTripMs < 3 * 300");
        }
    }

    @Test
    void aLineThatBecomesNarrowStaysLiveAndGetsItsPictureBack() throws IOException {
        try (ShapedLine line = ShapedLine.to(stage.product().port(), Shape.of(60, 20, 20));
                Visitor ada = live(line)) {
            awaitStats(ada, "framesPerSecond > 10 && widthPx === 640");
            line.become(Shape.of(60, 1, 1));
            awaitStats(ada, "widthPx < 640 && framesPerSecond > 5 && roundTripMs < 1000");
            assertThat(ada.page.evaluate("() => document.querySelector('selfie-camera').cameraState.state"))
                    .isEqualTo("live");
            line.become(Shape.of(60, 20, 20));
            awaitStats(ada, "framesPerSecond > 10 && widthPx === 640");
        }
    }

    private static Visitor live(ShapedLine line) {
        Visitor ada = Visitor.arrive(
                stage.chromium().browser,
                line.address(),
                new Browser.NewContextOptions().setViewportSize(1280, 800),
                true);
        ada.signIn("ada", false);
        ada.awaitLive();
        return ada;
    }

    /** Waits for two seconds that are like this; how long that takes is not judged. */
    private static void awaitStats(Visitor visitor, String condition) {
        try {
            visitor.page.waitForFunction(
                    """
                    () => {
                      if (!window.stats) {
                        window.stats = [];
                        document.querySelector('selfie-camera')
                          .addEventListener('selfie-camera-stats', ({ detail }) => window.stats.push(detail));
                      }
                      const { framesPerSecond, widthPx, heightPx, quality, roundTripMs } = window.stats.at(-1) ?? {};
                      return %s;
                    }
                    """.formatted(condition), null, new Page.WaitForFunctionOptions().setTimeout(120_000));
        } catch (RuntimeException e) {
            Object seen = visitor.page.evaluate("() => JSON.stringify(window.stats.slice(-5))");
            throw new AssertionError(String.format(Locale.ROOT, "never %s; at last %s", condition, seen), e);
        }
    }
}
