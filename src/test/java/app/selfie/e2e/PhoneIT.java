package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a phone can do that a desktop cannot, in the packaged product and a real Chromium that takes itself for a phone. */
class PhoneIT {

    /** Writes down what the page asks the device for; the sheet of a phone is the only thing that is made up. */
    private static final String LISTEN = """
            window.asked = { cameras: 0, locks: 0, shared: [] };
            const cameras = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = constraints => { asked.cameras++; return cameras(constraints); };
            navigator.wakeLock.request = async () => {
              asked.locks++;
              return Object.assign(new EventTarget(), { release: async () => { asked.locks--; } });
            };
            navigator.canShare = ({ files }) => files.length === 1;
            navigator.share = async ({ files }) => {
              asked.shared.push(...files.map(({ name, type, size }) => `${name} ${type} ${size > 1000}`));
            };
            """;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @Test
    void oneVisitAsksForTheCameraOnceAndKeepsTheScreenOnWhileLive() {
        try (Visitor ada = phone()) {
            ada.page.addInitScript(LISTEN);
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.page.waitForFunction("() => asked.locks === 1");

            ada.page.evaluate("() => { document.querySelector('selfie-camera').resolution = '320x240' }");
            ada.page.waitForFunction("() => document.querySelector('selfie-camera').cameraState.widthPx === 320");
            ada.awaitPictures(3);
            assertThat(ada.page.evaluate("() => asked.cameras")).isEqualTo(1);

            ada.page.evaluate("() => document.querySelector('selfie-camera').stop()");
            ada.page.waitForFunction("() => asked.locks === 0");
        }
    }

    @Test
    void aSelfieGoesToThePhonesOwnSheet() {
        try (Visitor ada = phone()) {
            ada.page.addInitScript(LISTEN);
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.page.keyboard().press("Space");
            ada.page.locator("selfie-review [data-status=shown]").first().waitFor();

            ada.page.locator("selfie-review [data-action=download]").click();

            ada.page.waitForFunction("() => asked.shared.length > 0");
            assertThat((String) ada.page.evaluate("() => asked.shared.join()"))
                    .matches("selfie-\\d{8}-\\d{6}\\.jpg image/jpeg true");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("review-phone-en.png")));
        }
    }

    private static Visitor phone() {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setHasTouch(true);
        return Visitor.arrive(stage.chromium().browser, stage.product(), options, true);
    }
}
