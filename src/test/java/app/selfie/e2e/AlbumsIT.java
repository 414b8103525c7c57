package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.gallery.ui.GallerySeed;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Albums, search, and the gallery under a finger, in a real Chromium. */
class AlbumsIT {

    private static final int PLANTED = 12;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson()
            .planted(data -> GallerySeed.plant(
                    data,
                    new GallerySeed.Collector("ada", PLANTED, PLANTED),
                    new GallerySeed.Collector("grace", PLANTED, PLANTED)));

    private static Visitor inGallery(Visitor visitor, String name) {
        visitor.signIn(name, false);
        visitor.page.navigate(stage.product().address() + "/gallery");
        visitor.page.waitForSelector("selfie-grid .tile img");
        return visitor;
    }

    private static Visitor onAPhone(String locale) {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale(locale);
        return Visitor.arrive(stage.chromium().browser, stage.product(), phone, true);
    }

    @Test
    void makesAnAlbumShowsItDownloadsItAndTakesItsDeletionBack() throws Exception {
        try (Visitor ada = inGallery(stage.visitor(), "ada")) {
            for (int i = 0; i < 3; i++) {
                tile(ada, i).focus();
                ada.page.keyboard().press("Space");
            }
            button(ada, "Add to album").click();
            ada.page
                    .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                    .fill("Summer");
            button(ada, "New album").click();
            button(ada, "Summer (3)").click();
            ada.page.waitForURL("**/gallery?album=*");
            count(ada, 3);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("album-desktop-en.png")));

            Download download =
                    ada.page.waitForDownload(() -> button(ada, "Download album").click());
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                assertThat(zip.size()).isEqualTo(3);
            }
            button(ada, "Slideshow").click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            ada.page.keyboard().press("Escape");
            ada.page.waitForFunction("() => !document.querySelector('selfie-viewer').isOpen");
            ada.page.waitForURL("**/gallery?album=*");
            ada.page.reload();
            count(ada, 3);

            button(ada, "Delete album").click();
            count(ada, PLANTED);
            ada.page.waitForURL("**/gallery");
            button(ada, "Undo").click();
            button(ada, "Summer (3)").waitFor();
        }
    }

    @Test
    void findsACaptionWhileItIsTyped() {
        try (Visitor grace = inGallery(stage.visitor(), "grace")) {
            tile(grace, 2).click();
            grace.page.waitForSelector("selfie-viewer[open] .full");
            grace.page
                    .locator("selfie-viewer")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Details"))
                    .click();
            Locator caption = grace.page.getByLabel("Caption", new Page.GetByLabelOptions().setExact(true));
            caption.fill("Crème brûlée");
            caption.press("Tab");
            grace.page.locator("selfie-viewer .close").click();
            grace.page.waitForURL("**/gallery");

            grace.page.getByLabel("Search captions").pressSequentially("CREME");
            count(grace, 1);
            grace.page.waitForURL("**/gallery?caption=CREME");
            grace.page
                    .locator("selfie-grid [data-index='0'][aria-label*='Crème brûlée']")
                    .waitFor();
            tile(grace, 0).click();
            grace.page.waitForSelector("selfie-viewer[open] .full");
            grace.page.goBack();
            grace.page.waitForURL("**/gallery?caption=CREME");
        }
    }

    @Test
    void selectsOnAPhoneByAButtonAndTheCornersOfTilesOpen() {
        try (Visitor ada = inGallery(onAPhone("en-GB"), "ada")) {
            tile(ada, 1).tap(new Locator.TapOptions().setPosition(10, 10));
            ada.page.waitForSelector("selfie-viewer[open] .full");
            ada.page.goBack();
            ada.page.waitForFunction("() => !document.querySelector('selfie-viewer').isOpen");

            button(ada, "Select").tap();
            tile(ada, 1).tap();
            tile(ada, 2).tap();
            ada.page.getByText("2 selected").first().waitFor();
            assertThat((Boolean) ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the phone")
                    .isTrue();
            assertThat(button(ada, "Clear selection").locator("vaadin-icon").isVisible())
                    .as("what takes it back is seen")
                    .isTrue();
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("selection-phone-en.png")));
            button(ada, "Clear selection").tap();
            tile(ada, 2).tap();
            ada.page.waitForSelector("selfie-viewer[open] .full");
        }
    }

    @Test
    void looksAtTheTrashAndAsksWithTheFocusOnCancel() {
        try (Visitor grace = inGallery(stage.visitor(), "grace")) {
            tile(grace, PLANTED - 1).focus();
            grace.page.keyboard().press("Delete");
            count(grace, PLANTED - 1);
            grace.page.navigate(stage.product().address() + "/gallery/trash");
            tile(grace, 0).click();
            grace.page.waitForSelector("selfie-viewer[open] .full");
            grace.page.waitForURL("**/gallery/trash/*");
            grace.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("trash-viewer-en.png")));
            grace.page
                    .locator("selfie-viewer")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete for good"))
                    .click();
            grace.page.waitForFunction(
                    "() => document.activeElement?.closest('vaadin-button')?.slot === 'cancel-button'");
            grace.page.keyboard().press("Enter");
            grace.page.waitForFunction("() => !document.querySelector('vaadin-confirm-dialog')");
            grace.page
                    .locator("selfie-viewer")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restore"))
                    .click();
            grace.page.getByText("The trash is empty").waitFor();
            grace.page.waitForFunction("() => !document.querySelector('selfie-viewer').isOpen");
            assertThat(grace.page.url()).endsWith("/gallery/trash");
        }
    }

    /** Nothing of the viewer's bar lies over anything else of it, also with its panel open. */
    @Test
    void hasRoomForItsToolsOnATabletInChinese() {
        Browser.NewContextOptions tablet =
                new Browser.NewContextOptions().setViewportSize(768, 1024).setLocale("zh-CN");
        try (Visitor ada = inGallery(Visitor.arrive(stage.chromium().browser, stage.product(), tablet, true), "ada")) {
            tile(ada, 0).click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            ada.page
                    .locator("selfie-viewer")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("详情"))
                    .click();
            ada.page.waitForFunction("() => document.querySelector('selfie-viewer').panel");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("viewer-tablet-zh.png")));
            assertThat((Boolean) ada.page.evaluate("""
                            () => {
                              const viewer = document.querySelector('selfie-viewer');
                              const play = viewer.shadowRoot.querySelector('.play').getBoundingClientRect();
                              return [...viewer.querySelectorAll('.viewer-tools > *')]
                                .every(tool => tool.getBoundingClientRect().left >= play.right);
                            }
                            """)).isTrue();
        }
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator tile(Visitor visitor, int index) {
        return visitor.page.locator("selfie-grid [data-index='" + index + "']");
    }

    private static void count(Visitor visitor, int expected) {
        String text = expected == 1 ? "One selfie" : expected + " selfies";
        visitor.page.waitForFunction("text => document.querySelector('.gallery-count')?.innerText === text", text);
    }
}
