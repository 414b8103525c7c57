package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.gallery.ui.GallerySeed;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged gallery in a real Chromium, with selfies that were planted before the product started. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GalleryIT {

    private static final int PLANTED = 40;
    private static final int MANY = 5_000;

    private static final Pattern GALLERY_SELFIE = Pattern.compile("/gallery/[0-9a-f-]{36}$");

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson()
            .planted(data -> GallerySeed.plant(
                    data,
                    new GallerySeed.Collector("ada", PLANTED, PLANTED),
                    new GallerySeed.Collector("grace", MANY, 0)));

    private static Visitor inGallery() {
        Visitor ada = stage.visitor();
        return open(ada);
    }

    private static Visitor open(Visitor ada) {
        ada.signIn("ada", false);
        ada.page.navigate(stage.product().address() + "/gallery");
        ada.page.waitForSelector("selfie-grid .tile img");
        return ada;
    }

    @Test
    @Order(1)
    void showsTheDaysWithSharpThumbnails() {
        try (Visitor ada = inGallery()) {
            settle(ada);
            assertThat(ada.page.locator("selfie-grid h2").first().innerText()).isNotBlank();
            assertThat(ada.page.locator(".gallery-count").innerText()).isEqualTo(PLANTED + " selfies");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("gallery-desktop-en.png")));
        }
    }

    @Test
    @Order(2)
    void opensASelfieMarksItAndWritesACaption() {
        try (Visitor ada = inGallery()) {
            tile(ada, 0).click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            inViewer(ada, "Favourite").click();
            inViewer(ada, "Details").click();
            Locator caption = ada.page.locator("selfie-viewer").getByLabel("Caption");
            caption.fill("Taken by a test");
            caption.press("Tab");
            settle(ada);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("viewer-desktop-en.png")));
            ada.page.keyboard().press("Escape"); // leaves the field's panel or the viewer, whichever has the focus
            ada.page.navigate(stage.product().address() + "/gallery");
            ada.page.waitForSelector("selfie-grid .tile .heart");
            assertThat(tile(ada, 0).getAttribute("aria-label")).contains("Taken by a test", "favourite");
        }
    }

    @Test
    @Order(2)
    void goesOnByKeysAfterAClickOnThePicture() {
        try (Visitor ada = inGallery()) {
            tile(ada, 1).click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            Locator place = ada.page.locator("selfie-viewer .place");
            assertThat(place.innerText()).isEqualTo("2 of " + PLANTED);
            ada.page.locator("selfie-viewer .stage").click();
            ada.page.keyboard().press("ArrowRight");
            ada.page.waitForFunction(
                    "() => document.querySelector('selfie-viewer').shadowRoot.querySelector('.place').innerText.startsWith('3 ')");
            ada.page.keyboard().press("Escape");
            ada.page.waitForFunction("() => !document.querySelector('selfie-viewer').isOpen");
        }
    }

    @Test
    @Order(2)
    void givesEachSelfieAnAddressThatBackLeavesForTheSamePlace() {
        try (Visitor ada = inGallery()) {
            tile(ada, 0).focus();
            ada.page.keyboard().press("End");
            tile(ada, PLANTED - 1).locator("img").waitFor();
            settle(ada);
            double before = scrolled(ada);
            assertThat(before).as("px the page is scrolled").isGreaterThan(200);

            tile(ada, PLANTED - 3).click();
            ada.page.waitForURL(GALLERY_SELFIE);
            String address = ada.page.url();
            ada.page.keyboard().press("ArrowRight");
            ada.page.waitForURL(url -> GALLERY_SELFIE.matcher(url).find() && !url.equals(address));
            String next = ada.page.url();
            ada.page.goBack();
            awaitViewer(ada, false);
            assertThat(ada.page.url()).endsWith("/gallery");
            ada.page.waitForFunction(
                    "index => Number(document.querySelector('selfie-grid').shadowRoot.activeElement?.dataset.index) === index",
                    PLANTED - 2);
            assertThat(scrolled(ada)).as("px the page is scrolled").isEqualTo(before);

            ada.page.goForward();
            awaitViewer(ada, true);
            ada.page.reload();
            awaitViewer(ada, true);
            assertThat(ada.page.url()).isEqualTo(next);
            assertThat(ada.page.locator("selfie-viewer .place").innerText())
                    .isEqualTo((PLANTED - 1) + " of " + PLANTED);
            ada.page.keyboard().press("Escape");
            ada.page.waitForURL("**/gallery");
            awaitViewer(ada, false);
            ada.page.goBack();
            ada.page.waitForURL("**/studio");
        }
    }

    @Test
    @Order(2)
    void staysInTheProductAfterASelfieThatWasComeToByItsAddress() {
        try (Visitor ada = inGallery();
                Visitor ben = stage.visitor()) {
            tile(ada, 4).click();
            ada.page.waitForURL(GALLERY_SELFIE);
            String address = ada.page.url();
            ada.page.navigate(stage.product().address() + "/studio");
            ada.page.navigate(address);
            awaitViewer(ada, true);
            ada.page.locator("selfie-viewer .close").click();
            ada.page.waitForURL("**/gallery");
            assertThat(tile(ada, 4).locator("img").isVisible()).isTrue();
            ada.choose(AriaRole.BUTTON, "Favourites");
            ada.page.waitForURL("**/gallery?favourite=true");
            ada.page.reload();
            ada.page
                    .getByText("Clear all")
                    .or(ada.page.locator(".gallery-chip"))
                    .first()
                    .waitFor();

            ben.register("stranger");
            Response answer = ben.page.navigate(address);
            assertThat(answer.status()).isIn(200, 404); // the page comes first, what it says a moment later
            ben.page
                    .getByText("There is no page")
                    .or(ben.page.getByText("not found"))
                    .first()
                    .waitFor();
            assertThat(ben.page.locator("selfie-viewer").count()).isZero();
        }
    }

    private static void awaitViewer(Visitor visitor, boolean open) {
        visitor.page.waitForFunction(
                "open => document.querySelector('selfie-viewer')?.isOpen === open && (!open || document.querySelector('selfie-viewer').shadowRoot.querySelector('.full'))",
                open);
    }

    private static double scrolled(Visitor visitor) {
        return ((Number) visitor.page.evaluate("scrollY")).doubleValue();
    }

    @Test
    @Order(3)
    void changesTheBackgroundAndSavesItAsANewSelfieThatDownloads() throws Exception {
        try (Visitor ada = inGallery()) {
            tile(ada, 0).click();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            inViewer(ada, "Change background").click();
            ada.page.evaluate("""
                    () => document.querySelector('selfie-viewer').addEventListener('selfie-viewer-previewed',
                      event => { window.previewed = event.detail.millis; })
                    """);
            for (String scene : List.of("Uluru", "Taj Mahal", "Colour")) {
                ada.page.evaluate("() => { window.previewed = undefined; }");
                ada.page
                        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(scene))
                        .dispatchEvent("click"); // it lies in a list that scrolls
                ada.page.waitForFunction("() => window.previewed !== undefined");
                System.out.println("Preview of " + scene + ": " + ada.page.evaluate("window.previewed") + " ms");
            }
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("background-desktop-en.png")));
            ada.choose(AriaRole.BUTTON, "Save as new");
            ada.page.waitForFunction(
                    "() => document.querySelector('.gallery-count').innerText === '" + (PLANTED + 1) + " selfies'");
            ada.page.waitForTimeout(500);
            Download download = ada.page.waitForDownload(() -> {
                ada.choose(AriaRole.MENUITEM, "Download");
                ada.page.getByText("Picture (JPEG)").click();
            });
            assertThat(download.suggestedFilename()).endsWith(".jpg");
            BufferedImage picture = read(download.path());
            assertThat(picture.getWidth()).isGreaterThanOrEqualTo(720);
            int corner = picture.getRGB(4, 4);
            assertThat(corner >> 16 & 0xFF).as("red of the colour behind").isCloseTo(0x2B, within(12));
            assertThat(corner & 0xFF).as("blue of the colour behind").isCloseTo(0x8A, within(12));
        }
    }

    /** A tool of the viewer, which the page behind it may have, too. */
    private static Locator inViewer(Visitor ada, String name) {
        return ada.page
                .locator("selfie-viewer")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static org.assertj.core.data.Offset<Integer> within(int levels) {
        return org.assertj.core.data.Offset.offset(levels);
    }

    @Test
    @Order(4)
    void deletesTakesItBackDeletesAgainAndRestoresFromTheTrash() {
        try (Visitor ada = inGallery()) {
            tile(ada, 0).focus();
            String label = tile(ada, 0).getAttribute("aria-label");
            ada.page.keyboard().press("Delete");
            ada.page.getByText("Moved to the trash.").waitFor();
            count(ada, PLANTED);
            ada.choose(AriaRole.BUTTON, "Undo");
            count(ada, PLANTED + 1);
            ada.page.waitForTimeout(300);
            assertThat(tile(ada, 0).getAttribute("aria-label")).isEqualTo(label);
            tile(ada, 0).focus();
            ada.page.keyboard().press("Delete");
            count(ada, PLANTED);
            ada.page.navigate(stage.product().address() + "/gallery/trash");
            ada.page.waitForSelector("selfie-grid .tile img");
            assertThat(ada.page.locator("selfie-grid .left").innerText()).isEqualTo("30 days left");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("trash-desktop-en.png")));
            tile(ada, 0).click();
            ada.choose(AriaRole.BUTTON, "Restore");
            ada.page.getByText("The trash is empty").waitFor();
            ada.page.navigate(stage.product().address() + "/gallery");
            count(ada, PLANTED + 1);
        }
    }

    @Test
    @Order(5)
    void downloadsASelectionAsOneFile() throws Exception {
        try (Visitor ada = inGallery()) {
            tile(ada, 0).focus();
            ada.page.keyboard().press("Control+a");
            ada.page.getByText((PLANTED + 1) + " selected").first().waitFor();
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("selection-desktop-en.png")));
            Download download = ada.page.waitForDownload(() -> ada.choose(AriaRole.BUTTON, "Download"));
            assertThat(download.suggestedFilename()).startsWith("selfies ").endsWith(".zip");
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                assertThat(zip.size()).isEqualTo(PLANTED + 1);
                for (var entry : zip.stream().toList()) {
                    assertThat(ImageIO.read(zip.getInputStream(entry)))
                            .as(entry.getName())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    @Order(6)
    void isTheOwnersAlone() {
        try (Visitor ada = inGallery();
                Visitor ben = stage.visitor()) {
            ben.register("ben");
            String address = stage.product().address() + "/"
                    + ada.page.locator("selfie-grid .tile img").first().getAttribute("src");
            assertThat(ada.page.request().get(address).status()).isEqualTo(200);
            assertThat(ben.page.request().get(address).status()).isEqualTo(404);
            ben.page.navigate(stage.product().address() + "/gallery");
            ben.page.getByText("Your first selfie belongs here").waitFor();
            ben.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("gallery-empty-en.png")));
        }
    }

    @Test
    @Order(7)
    void fitsAPhoneInChineseAndInTheDark() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK);
        try (Visitor ada = open(Visitor.arrive(stage.chromium().browser, stage.product(), phone, true))) {
            settle(ada);
            assertThat(ada.page.locator(".gallery-count").innerText()).isEqualTo((PLANTED + 1) + " 张自拍");
            assertThat((Boolean) ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the phone")
                    .isTrue();
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("gallery-phone-zh.png")));
            tile(ada, 0).tap();
            ada.page.waitForSelector("selfie-viewer[open] .full");
            inViewer(ada, "更换背景").click();
            settle(ada);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("background-phone-zh.png")));
        }
    }

    /** The figures that the gallery must reach; prints them. */
    @Test
    @Order(8)
    void scrollsThroughFiveThousandByKeys() {
        try (Visitor grace = stage.visitor()) {
            List<String> errors = new ArrayList<>();
            grace.page.onPageError(errors::add);
            grace.signIn("grace", false);
            grace.page.navigate(stage.product().address() + "/gallery");
            grace.page.waitForSelector("selfie-grid .tile img");
            double firstPageMs = ((Number) grace.page.evaluate("""
                    () => Math.max(...performance.getEntriesByType('resource')
                      .filter(({name}) => name.includes('/gallery/days') || name.includes('/gallery/page'))
                      .map(({responseStart, requestStart}) => responseStart - requestStart))
                    """)).doubleValue();
            long before = heap(grace);
            tile(grace, 0).focus();
            int steps = 0;
            for (; focused(grace) < MANY - 10 && steps < 3_000; steps++) {
                grace.page.keyboard().press("PageDown");
            }
            grace.page.keyboard().press("End");
            grace.page.waitForSelector("selfie-grid [data-index='" + (MANY - 1) + "'] img");
            long grownBytes = heap(grace) - before;
            System.out.printf(
                    "Gallery of 5,000: slower of the first two answers %.0f ms, %d page keys to the end, heap grew %.1f MB%n",
                    firstPageMs, steps, grownBytes / 1e6);
            assertThat(focused(grace)).isEqualTo(MANY - 1);
            assertThat(errors).isEmpty();
            assertThat(firstPageMs).as("ms to the first page").isLessThan(500);
            assertThat(grownBytes).as("bytes of heap").isLessThan(60_000_000);
            assertThat(grace.page.locator("selfie-grid .tile").count()).isLessThan(200);
        }
    }

    private static int focused(Visitor visitor) {
        return ((Number)
                        visitor.page.evaluate(
                                "() => Number(document.querySelector('selfie-grid').shadowRoot.activeElement?.dataset.index ?? -1)"))
                .intValue();
    }

    private static long heap(Visitor visitor) {
        return ((Number) visitor.page.evaluate("() => performance.memory.usedJSHeapSize")).longValue();
    }

    private static Locator tile(Visitor visitor, int index) {
        return visitor.page.locator("selfie-grid [data-index='" + index + "']");
    }

    private static void count(Visitor visitor, int expected) {
        visitor.page.waitForFunction(
                "() => document.querySelector('.gallery-count')?.innerText === '" + expected + " selfies'");
    }

    /** Until all pictures in sight are there. */
    private static void settle(Visitor visitor) {
        visitor.page.waitForFunction("""
                () => [...document.querySelector('selfie-grid').shadowRoot.querySelectorAll('img')]
                  .every(({complete, naturalWidth}) => complete && naturalWidth > 0)
                """);
        visitor.page.waitForTimeout(400);
    }

    private static BufferedImage read(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture).as("a picture that can be decoded").isNotNull();
        return picture;
    }
}
