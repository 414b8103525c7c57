package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.gallery.ui.GallerySeed;
import app.selfie.sharing.ui.QrReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sharing in a real Chromium: the owner at a desk, and a stranger with a telephone who has nothing but the address. */
class ShareIT {

    private static final int PLANTED = 3;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson()
            .planted(data -> GallerySeed.plant(data, new GallerySeed.Collector("ada", PLANTED, PLANTED)));

    @Test
    void aStrangerSeesAndDownloadsASelfieUntilItsOwnerStopsIt() throws Exception {
        try (Visitor ada = inGallery();
                Visitor stranger = onAPhone("en-GB")) {
            List<String> errors = errorsOf(stranger);
            ada.page.locator("selfie-grid [data-index='0']").click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            ada.page
                    .locator("selfie-viewer")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Share").setExact(true))
                    .click();
            ada.choose(AriaRole.BUTTON, "Make the link");
            String address = addressFromCode(ada, "share-dialog-desktop-en.png");
            assertThat(ada.page
                            .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Address"))
                            .inputValue())
                    .isEqualTo(address);

            stranger.page.navigate(address);

            awaitPicture(stranger, 0);
            stranger.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shared-phone-en.png")));
            assertThat(stranger.page.context().cookies()).isEmpty();
            assertThat((Integer) stranger.page.evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
            Download download = stranger.page.waitForDownload(
                    () -> stranger.page.getByText("Download").tap());
            assertThat(download.suggestedFilename()).isEqualTo("selfie-1.jpg");
            BufferedImage picture = ImageIO.read(download.path().toFile());
            assertThat(picture.getWidth()).as("as wide as the film").isEqualTo(640);
            assertThat(errors).isEmpty();

            ada.page.navigate(stage.product().address() + "/gallery/shared");
            ada.page.getByText("Opened once").first().waitFor();
            ada.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shared-list-desktop-en.png")));
            Locator all = ada.page.getByText("Stop all"); // where other tests share, too
            Locator one =
                    ada.page.locator(".shared-links").getByText("Stop", new Locator.GetByTextOptions().setExact(true));
            (all.isVisible() ? all : one).click();
            ada.page.getByText("You share nothing at the moment").waitFor();
            stranger.page.reload();
            assertThat(stranger.page.title()).isEqualTo("Nothing is here (any more)");
        }
    }

    @Test
    void aStrangerSwipesThroughASelectionBehindAPassword() throws Exception {
        try (Visitor ada = inGallery();
                Visitor stranger = onAPhone("zh-CN")) {
            ada.page.locator("selfie-grid [data-index='0']").focus();
            ada.page.keyboard().press("Control+a");
            ada.page.getByText(PLANTED + " selected").first().waitFor();
            ada.page
                    .locator(".gallery-selection")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Share"))
                    .click();
            ada.page.getByLabel("Password, if you like").fill("open sesame");
            ada.choose(AriaRole.BUTTON, "Make the link");
            String address = addressFromCode(ada, "share-selection-desktop-en.png");

            stranger.page.navigate(address);
            stranger.page.locator("input[type=password]").fill("open sesam");
            stranger.page.locator("button").tap();
            stranger.page.locator("[role=alert]").waitFor();
            stranger.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shared-password-phone-zh.png")));
            stranger.page.locator("input[type=password]").fill("open sesame");
            stranger.page.locator("button").tap();

            awaitPicture(stranger, 0);
            assertThat(stranger.page.title()).isEqualTo("给你的 3 张照片");
            stranger.page.locator("#picture-1 a[href='#picture-2']").tap();
            awaitPicture(stranger, 1);
            stranger.page.evaluate("() => document.querySelector('.pictures').scrollBy({ left: innerWidth * 0.7 })");
            awaitPicture(stranger, 2);
            assertThat(stranger.page.context().cookies()).isEmpty();
            Download download = stranger.page.waitForDownload(
                    () -> stranger.page.locator(".all").tap());
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                assertThat(zip.size()).isEqualTo(PLANTED);
                for (var entry : zip.stream().toList()) {
                    assertThat(ImageIO.read(zip.getInputStream(entry))).isNotNull();
                }
            }
        }
    }

    @Test
    void aSelfieIsOnOnesPhoneByOnePressInTheReview() throws Exception {
        try (Visitor ada = stage.visitor();
                Visitor phone = onAPhone("en-GB")) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.page.locator("selfie-shutter select").selectOption("0");
            ada.page.locator("selfie-shutter .release").click();
            ada.page.locator("selfie-review figure[data-status=shown] img").waitFor();

            ada.page.locator("selfie-review [data-action=phone]").click();
            phone.page.navigate(addressFromCode(ada, "phone-code-desktop-en.png"));

            awaitPicture(phone, 0);
        }
    }

    private static Visitor inGallery() {
        Visitor ada = stage.visitor();
        ada.signIn("ada", false);
        ada.page.navigate(stage.product().address() + "/gallery");
        ada.page.waitForSelector("selfie-grid .tile img");
        return ada;
    }

    private static Visitor onAPhone(String locale) {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale(locale);
        return Visitor.arrive(stage.chromium().browser, stage.product(), phone, false);
    }

    private static List<String> errorsOf(Visitor visitor) {
        List<String> errors = new ArrayList<>();
        visitor.page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        return errors;
    }

    /** The address as a telephone reads it from the owner's screen. */
    private static String addressFromCode(Visitor owner, String shot) throws Exception {
        owner.page.locator(".share-code svg").waitFor();
        owner.page.waitForFunction(
                "() => document.querySelector('.share-dialog').getAnimations({ subtree: true }).length === 0");
        owner.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve(shot)));
        byte[] code = owner.page.locator(".share-code").screenshot();
        return QrReader.read(ImageIO.read(new ByteArrayInputStream(code)));
    }

    /** Waits until that picture of a link is loaded and in the middle of the screen. */
    private static void awaitPicture(Visitor visitor, int index) {
        visitor.page.waitForFunction("""
                index => {
                  const image = document.querySelectorAll('figure img')[index];
                  const { left, right } = image?.getBoundingClientRect() ?? {};
                  return image?.complete && image.naturalWidth > 0 && Math.abs(left) < 2 && Math.abs(right - innerWidth) < 2;
                }
                """, index);
    }
}
