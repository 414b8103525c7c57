package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The packaged product in a real Chromium whose camera plays the drawn person. The film's ground truth says where the
 * person is; the picker's thumbnail says how the scene looks.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveStudioIT {

    private static final int W = 160;
    private static final int H = 120;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson();

    @Test
    @Order(1)
    void aNewcomerRegistersAndSeesThemselvesInFrontOfTheGreatWall() {
        try (Visitor ada = stage.visitor()) {
            ada.page.navigate(stage.product().address());
            ada.page.waitForURL("**/register"); // nobody is here yet: the first one becomes the administrator
            assertThat(ada.page.locator("main").innerText()).contains("administrator");
            ada.register("ada");
            ada.awaitLive();
            assertThat(sceneError(ada))
                    .as("mean level between the backdrop shown and the scene")
                    .isLessThan(14);
            assertThat(personError(ada))
                    .as("mean level between the person shown and the film")
                    .isLessThan(30);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("studio-desktop-en.png")));
        }
    }

    @Test
    @Order(2)
    void whoHasAnAccountSignsInAndFindsTheirSettings() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.choose(AriaRole.RADIO, "The Moon");
            ada.awaitPictures(5);
            ada.page.waitForTimeout(500); // settings are saved on another thread
        }
        try (Visitor again = stage.visitor()) {
            again.signIn("ada", false);
            again.awaitLive();
            assertThat(again.page
                            .locator("[role=radio][aria-checked=true]")
                            .first()
                            .innerText())
                    .contains("The Moon");
        }
    }

    @Test
    @Order(3)
    void theBackgroundChangesLiveByKeysAndGoesRound() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.choose(AriaRole.RADIO, "Great Wall");
            ada.awaitPictures(5);
            ada.page.keyboard().press("ArrowRight");
            ada.page.waitForFunction(
                    "() => document.querySelector('.backdrop-strip [aria-checked=true]').innerText.includes('Pyramids')");
            ada.choose(AriaRole.RADIO, "Office");
            ada.page.keyboard().press("ArrowRight"); // from the last round to the first: none
            ada.page.waitForFunction("() => document.activeElement?.getAttribute('aria-checked') === 'true'");
            ada.awaitPictures(5);
            assertThat(ada.page.locator(".backdrop-strip [aria-checked=true]").innerText())
                    .contains("None");
            assertThat(filmError(ada))
                    .as("mean level between what is shown and the film")
                    .isLessThan(14);
            ada.choose(AriaRole.RADIO, "Great Wall");
            ada.page.waitForFunction(
                    "() => document.querySelector('.backdrop-strip [aria-checked=true]').innerText.includes('Great Wall')");
            ada.awaitPictures(8);
            assertThat(sceneError(ada))
                    .as("mean level between the backdrop shown and the scene")
                    .isLessThan(14);
        }
    }

    @Test
    @Order(4)
    void theModelChangesLiveWithoutLosingThePicture() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.page.locator(".studio-quality > vaadin-details-summary").click();
            ada.page.locator(".model-list [role=radio]").nth(1).click();
            ada.awaitPictures(10);
            assertThat(ada.page.locator(".model-list [aria-checked=true]").innerText())
                    .contains("landscape");
            assertThat(personError(ada))
                    .as("mean level between the person shown and the film")
                    .isLessThan(30);
            ada.page.locator(".model-list [role=radio]").first().click();
            ada.awaitPictures(3);
        }
    }

    @Test
    @Order(5)
    void whoRefusesTheCameraIsToldTheCureAndCanUseTheDrawnPerson() {
        Browser.NewContextOptions desktop = new Browser.NewContextOptions().setViewportSize(1280, 800);
        try (Chromium refusing = Chromium.refusing();
                Visitor shy = Visitor.arrive(refusing.browser, stage.product(), desktop, false)) {
            shy.signIn("ada", false);
            shy.page.waitForFunction(
                    "() => document.querySelector('selfie-camera')?.shadowRoot?.querySelector('[part=card]')?.innerText.includes('blocked')");
            shy.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("camera-denied.png")));
            shy.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("drawn person"))
                    .click();
            shy.awaitLive();
            assertThat(sceneError(shy))
                    .as("mean level between the backdrop shown and the scene")
                    .isLessThan(14);
        }
    }

    @Test
    @Order(6)
    void twoPeopleAtOnceSeeOnlyTheirOwnStream() {
        try (Chromium elsewhere =
                        Chromium.start(FakeCamera.ASIDE.film(stage.folder().resolve("aside.mjpeg")));
                Visitor ada = stage.visitor();
                Visitor bob = Visitor.arrive(elsewhere.browser, stage.product())) {
            ada.signIn("ada", false);
            bob.register("bob");
            ada.awaitLive();
            bob.awaitLive();
            ada.choose(AriaRole.RADIO, "Great Wall");
            bob.choose(AriaRole.RADIO, "Uluru");
            ada.awaitPictures(8);
            bob.awaitPictures(8);
            assertThat(sceneError(ada, FakeCamera.AT_EASE, "great-wall")).isLessThan(14);
            assertThat(sceneError(bob, FakeCamera.ASIDE, "uluru")).isLessThan(14);
            assertThat(personError(ada, FakeCamera.AT_EASE)).isLessThan(30);
            assertThat(personError(bob, FakeCamera.ASIDE)).isLessThan(30);
            assertThat(personError(bob, FakeCamera.AT_EASE))
                    .as("Bob's picture where Ada is")
                    .isGreaterThan(35);
        }
    }

    @Test
    @Order(7)
    void aSecondWindowTakesTheStreamOverAndTheFirstSaysSo() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            Page second = ada.page.context().newPage();
            second.navigate(stage.product().address() + "/studio");
            ada.page.waitForFunction(
                    "() => document.querySelector('selfie-camera').shadowRoot.querySelector('[part=card]') != null");
            second.close();
        }
    }

    @Test
    @Order(8)
    void thePageFitsAPhoneInChineseAndInTheDark() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK);
        try (Visitor li = Visitor.arrive(stage.chromium().browser, stage.product(), phone, true)) {
            li.register("李雷同学");
            li.awaitLive();
            assertThat(li.page.locator("html").getAttribute("lang")).startsWith("zh");
            assertThat(li.page.locator(".backdrop-strip").innerText()).contains("长城");
            assertThat((Integer) li.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("page width, px")
                    .isLessThanOrEqualTo(360);
            li.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("studio-phone-zh.png")));
        }
    }

    /** Who administers has one page more in the bar, and English words are long. */
    @Test
    @Order(8)
    void theAdministratorsBarFitsAPhoneInEnglish() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setHasTouch(true);
        try (Visitor ada = Visitor.arrive(stage.chromium().browser, stage.product(), phone, true)) {
            ada.signIn("ada", false);
            ada.awaitLive();
            assertThat(ada.page.locator(".shell-navigation").innerText()).contains("Storage");
            assertThat((Integer) ada.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("page width, px")
                    .isLessThanOrEqualTo(360);
            assertThat(
                            (boolean)
                                    ada.page.evaluate(
                                            "() => { const bar = document.querySelector('.shell-navigation'); return bar.scrollWidth <= bar.clientWidth; }"))
                    .as("all pages in sight")
                    .isTrue();
            ada.page.locator(".shell-user .shell-face").first().click();
            ada.page.getByText("Sign out").waitFor();
        }
    }

    @Test
    @Order(9)
    void whoIsSignedOutGetsNothing() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            for (String address : List.of("/backgrounds/moon/thumbnail.jpg", "/portrait/0.jpg")) {
                assertThat(ada.page
                                .request()
                                .get(stage.product().address() + address)
                                .headers())
                        .containsEntry("content-type", "image/jpeg");
            }
            ada.page.context().clearCookies();
            for (String address : List.of("/backgrounds/moon/thumbnail.jpg", "/portrait/0.jpg", "/studio")) {
                assertThat(ada.page
                                .request()
                                .get(stage.product().address() + address)
                                .text())
                        .as(address)
                        .contains("<html");
            }
        }
    }

    @Test
    @Order(10)
    void theStudioComesBackByItselfAfterTheServerWasRestarted() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", true);
            ada.awaitLive();
            stage.product().stop();
            ada.page.waitForFunction(
                    "() => document.querySelector('selfie-camera').shadowRoot.querySelector('div.reconnecting') != null");
            stage.product().restart();
            ada.page.waitForFunction(
                    "() => document.querySelector('selfie-camera')?.shadowRoot?.querySelector('div.live') != null",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(90_000));
            ada.awaitPictures(5);
        }
    }

    @Test
    @Order(11)
    void theRoundTripIsMeasured() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.page.evaluate("""
                    () => { window.seen = [];
                      document.querySelector('selfie-camera').addEventListener('selfie-camera-stats', e => window.seen.push(e.detail)); }
                    """);
            ada.page.waitForTimeout(10_000);
            Object stats = ada.page.evaluate("() => window.seen.at(-1)");
            System.out.println("One user in Chromium, fake camera 640x480, after 10 s: " + stats);
            assertThat(stats).isNotNull();
        }
    }

    @Test
    @Order(12)
    void aRecordedPersonIsCutOutAndTheSceneIsBehindThem() {
        Path clip = FixtureFolder.resolve("webcam-640x480.mjpeg");
        try (Chromium recorded = Chromium.start(clip);
                Visitor ada = Visitor.arrive(recorded.browser, stage.product())) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.choose(AriaRole.RADIO, "Great Wall");
            ada.awaitPictures(20);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("studio-clip.png")));
            List<Integer> shown = ada.shown(W, H);
            List<Integer> scene = ada.scene("great-wall", W, H);
            // mirrored, the person of the clip fills the left and never comes near the upper right corner
            assertThat(Pictures.meanDifference(shown, scene, Pictures.box(W, H, 0.72, 0, 1, 0.5)))
                    .as("mean level between the backdrop shown and the scene")
                    .isLessThan(14);
            assertThat(Pictures.meanDifference(shown, scene, Pictures.box(W, H, 0.2, 0.6, 0.4, 0.8)))
                    .as("mean level between the person shown and the scene")
                    .isGreaterThan(40);
        }
    }

    /** Mean difference in levels between what is shown and the scene, where the person certainly is not. */
    private static double sceneError(Visitor visitor) {
        return sceneError(visitor, FakeCamera.AT_EASE, "great-wall");
    }

    private static double sceneError(Visitor visitor, FakeCamera camera, String scene) {
        return Pictures.meanDifference(
                visitor.shown(W, H),
                visitor.scene(scene, W, H),
                Pictures.mirrored(Pictures.neverPerson(camera, W, H), W));
    }

    /** The same between what is shown and the film, where the person certainly is; the film moves meanwhile. */
    private static double personError(Visitor visitor) {
        return personError(visitor, FakeCamera.AT_EASE);
    }

    private static double personError(Visitor visitor, FakeCamera camera) {
        return Pictures.leastDifference(
                visitor.shown(W, H),
                Pictures.mirroredFilm(camera, W, H),
                Pictures.mirrored(Pictures.alwaysPerson(camera, W, H), W));
    }

    private static double filmError(Visitor visitor) {
        return Pictures.leastDifference(
                visitor.shown(W, H), Pictures.mirroredFilm(FakeCamera.AT_EASE, W, H), Pictures.everywhere(W, H));
    }
}
