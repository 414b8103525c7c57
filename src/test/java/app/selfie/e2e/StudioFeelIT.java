package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The studio as it feels under fingers, keys and in windows of every shape: the packaged product in a real Chromium. */
class StudioFeelIT {

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    /** Width and height of the picture, without what is dark beside it, and of the window. */
    private static final String AREAS = """
            () => {
              const camera = document.querySelector('selfie-camera');
              const canvas = camera.shadowRoot.querySelector('canvas').getBoundingClientRect();
              const ratio = camera.cameraState.widthPx / camera.cameraState.heightPx;
              const width = Math.min(canvas.width, canvas.height * ratio);
              return [width, width / ratio, innerWidth, innerHeight];
            }
            """;

    private static final String SMALL_TARGETS = """
            () => {
              const all = [];
              const visit = (root) => root.querySelectorAll('*').forEach((element) => {
                if (element.shadowRoot) visit(element.shadowRoot);
                if (element.matches('button, a[href], input:not([type=range]), select, summary, vaadin-button, '
                    + 'vaadin-checkbox, vaadin-radio-button, vaadin-details-summary, vaadin-menu-bar-button, [role=radio]')) all.push(element);
              });
              visit(document);
              return all
                .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
                .filter((element) => !element.closest('.shell-skip, [hidden]') && element.tabIndex >= -1)
                .map((element) => [element, element.getBoundingClientRect()])
                .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 43.5 || box.height < 43.5))
                .map(([element, box]) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 20)} ${box.width.toFixed(0)}x${box.height.toFixed(0)}`);
            }
            """;

    @Test
    void theSpaceBarShootsAfterAClickOnAnyControlAndInFullScreen() {
        try (Visitor ada = signedIn(desktop())) {
            withoutCountdown(ada);
            for (String control : List.of(
                    ".studio-tools vaadin-button[aria-pressed]",
                    "vaadin-checkbox",
                    ".look-controls vaadin-slider",
                    "vaadin-radio-button >> nth=1",
                    ".studio-quality > vaadin-details-summary",
                    "selfie-strip .onward",
                    ".backdrop-choices > button >> nth=1")) {
                ada.page.locator(control).first().click();
                ada.awaitLive(); // one of them is another camera
                shootsWithSpace(ada, control);
            }
            ada.page.getByRole(AriaRole.BUTTON, named("Full screen")).click();
            ada.page.waitForFunction("() => document.fullscreenElement != null");
            shootsWithSpace(ada, "full screen");
            assertThat((Boolean) ada.page.evaluate("() => document.fullscreenElement != null"))
                    .as("still in full screen")
                    .isTrue();
        }
    }

    @Test
    void whoUsesTabKeepsTheSpaceBarForTheControl() {
        try (Visitor ada = signedIn(desktop())) {
            withoutCountdown(ada);
            Locator figures = ada.page.locator(".studio-tools vaadin-button[aria-pressed]");
            ada.page.locator("selfie-shutter .release").focus();
            while (!(Boolean) figures.evaluate("button => button.matches(':focus, :focus-within')")) {
                ada.page.keyboard().press("Tab");
            }
            String before = figures.getAttribute("aria-pressed");
            ada.page.keyboard().press("Space");
            ada.page.waitForFunction(
                    "before => document.querySelector('.studio-tools vaadin-button[aria-pressed]').getAttribute('aria-pressed') !== before",
                    before);
            assertThat(ada.page.locator("selfie-review dialog[open]").count()).isZero();
        }
    }

    @Test
    void leftAndRightChangeTheBackgroundInFullScreenAndTheStripComesUp() {
        try (Visitor ada = signedIn(desktop())) {
            ada.choose(AriaRole.RADIO, "Great Wall");
            ada.page.getByRole(AriaRole.BUTTON, named("Full screen")).click();
            ada.page.waitForFunction("() => document.fullscreenElement != null");
            ada.page.keyboard().press("ArrowRight");
            awaitChosen(ada, "Pyramids");
            ada.page.locator("selfie-strip[awake]").waitFor();
            ada.awaitPictures(3);
            shot(ada, "studio-fullscreen");
            ada.page.locator(".backdrop-choices > button").getByText("Moon").click();
            awaitChosen(ada, "Moon");
            ada.page.keyboard().press("ArrowLeft");
            awaitChosen(ada, "Easter Island");
            ada.choose(AriaRole.RADIO, "Great Wall");
        }
    }

    @Test
    void aDesktopShowsThePictureFirstAndTheCountdownAtItsEdge() {
        try (Visitor ada = signedIn(desktop())) {
            shot(ada, "studio-feel-desktop");
            ada.page.locator("selfie-shutter select").selectOption("3");
            ada.page.keyboard().press("Space");
            ada.page.locator("selfie-shutter .digits").getByText("2").waitFor();
            shot(ada, "studio-feel-countdown");
            ada.page.keyboard().press("Escape");
            withoutCountdown(ada);
            ada.page.keyboard().press("Space");
            ada.page.locator("selfie-review figure[data-status=shown] img").waitFor();
            ada.page.waitForTimeout(300); // until the dialog has risen, for the screenshot's sake
            shot(ada, "review-feel-desktop");
            double width = ada.page.locator("selfie-review img").boundingBox().width;
            assertThat(width).as("width of the picture that is looked at, px").isGreaterThan(900);
            ada.page.locator("selfie-review [data-action=mirror]").click();
            ada.page
                    .locator("selfie-review [data-action=mirror]")
                    .getByText("As I see me")
                    .waitFor();
            ada.page.locator("selfie-review figure[data-status=shown]").waitFor();
            ada.page.locator("selfie-review [data-action=mirror]").click();
            ada.page.locator("selfie-review figure[data-status=shown]").waitFor();
            ada.page.locator("selfie-review [data-action=discard]").click();
            ada.page.setViewportSize(1280, 620);
            ada.awaitPictures(2);
            shot(ada, "studio-feel-low");
        }
    }

    @Test
    void onAPhoneUprightThePictureHasTheFullWidthAndNothingLiesOnIt() {
        try (Visitor ada = signedIn(phone(360, 740))) {
            List<Double> areas = areas(ada);
            assertThat(areas.get(0)).as("width of the picture, px").isEqualTo(360);
            assertThat(areas.get(1)).as("height of the picture, px").isEqualTo(270);
            assertThat(fits(ada)).isTrue();
            assertThat(smallTargets(ada)).isEmpty();
            shot(ada, "studio-feel-phone");
            double pictureEnds = ada.page.locator("selfie-camera canvas").boundingBox().y + 270;
            assertThat(ada.page.locator(".studio-tools").boundingBox().y).isGreaterThanOrEqualTo(pictureEnds);
            assertThat(ada.page.locator("selfie-shutter .release").boundingBox().y)
                    .isGreaterThanOrEqualTo(pictureEnds);
            ada.page.getByRole(AriaRole.BUTTON, named("Settings")).tap();
            ada.page.locator(".studio-quality > vaadin-details-summary").waitFor();
            assertThat(smallTargets(ada)).isEmpty();
            shot(ada, "studio-feel-phone-sheet");
        }
    }

    @Test
    void onAPhoneOnItsSideThePictureIsAsHighAsTheWindow() {
        try (Visitor ada = signedIn(phone(740, 360))) {
            List<Double> areas = areas(ada);
            shot(ada, "studio-feel-phone-side");
            assertThat(areas.get(0) * areas.get(1))
                    .as("area of the picture, px²")
                    .isGreaterThanOrEqualTo(0.55 * areas.get(2) * areas.get(3));
            assertThat(fits(ada)).isTrue();
            assertThat(smallTargets(ada)).isEmpty();
            ada.page.getByRole(AriaRole.BUTTON, named("Settings")).tap();
            ada.page.locator(".studio-quality > vaadin-details-summary").waitFor();
            shot(ada, "studio-feel-phone-side-sheet");
        }
    }

    @Test
    void aTabletsControlsAreAsLargeAsFingers() {
        try (Visitor ada = signedIn(phone(768, 1024))) {
            shot(ada, "studio-feel-tablet");
            assertThat(fits(ada)).isTrue();
            assertThat(smallTargets(ada)).isEmpty();
        }
    }

    @Test
    void chineseFitsAPhoneInTheDark() {
        Browser.NewContextOptions options = phone(360, 740).setLocale("zh-CN").setColorScheme(ColorScheme.DARK);
        try (Visitor ada = signedIn(options)) {
            assertThat(fits(ada)).isTrue();
            shot(ada, "studio-feel-phone-zh");
            ada.page.getByRole(AriaRole.BUTTON, named("设置")).tap();
            ada.page.locator(".studio-quality > vaadin-details-summary").waitFor();
            shot(ada, "studio-feel-phone-sheet-zh");
        }
        try (Visitor ada = signedIn(desktop().setLocale("zh-CN").setColorScheme(ColorScheme.DARK))) {
            shot(ada, "studio-feel-desktop-zh");
        }
    }

    @Test
    void theQuestionMarkOpensTheKeys() {
        try (Visitor ada = signedIn(desktop())) {
            ada.page.keyboard().press("Shift+?");
            ada.page.getByText("Change the background, also in full screen").waitFor();
            shot(ada, "studio-feel-keys");
        }
    }

    private static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1400, 900);
    }

    private static Browser.NewContextOptions phone(int widthPx, int heightPx) {
        return new Browser.NewContextOptions()
                .setViewportSize(widthPx, heightPx)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    private static Visitor signedIn(Browser.NewContextOptions options) {
        Visitor ada = Visitor.arrive(stage.chromium().browser, stage.product(), options, true);
        ada.signIn("ada", false);
        ada.awaitLive();
        return ada;
    }

    private static void shootsWithSpace(Visitor ada, String after) {
        ada.page.keyboard().press("Space");
        ada.page
                .locator("selfie-review figure[data-status=shown] img")
                .describe("a picture after " + after)
                .waitFor();
        ada.page.locator("selfie-review [data-action=discard]").click();
        ada.page.waitForFunction(
                "() => !document.querySelector('selfie-shutter').shadowRoot.querySelector('selfie-review').shadowRoot.querySelector('dialog').open");
    }

    private static void awaitChosen(Visitor ada, String name) {
        ada.page.waitForFunction(
                "name => document.querySelector('.backdrop-strip [aria-checked=true]').innerText.includes(name)", name);
    }

    private static void withoutCountdown(Visitor ada) {
        ada.page.locator("selfie-shutter select").selectOption("0");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static List<Double> areas(Visitor ada) {
        @SuppressWarnings("unchecked") // the script returns four numbers
        List<Number> numbers = (List<Number>) ada.page.evaluate(AREAS);
        return numbers.stream().map(Number::doubleValue).toList();
    }

    private static List<String> smallTargets(Visitor ada) {
        @SuppressWarnings("unchecked") // the script returns strings
        List<String> found = (List<String>) ada.page.evaluate(SMALL_TARGETS);
        return found;
    }

    private static boolean fits(Visitor ada) {
        return (Boolean) ada.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
    }

    private static void shot(Visitor ada, String name) {
        ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve(name + ".png")));
    }
}
