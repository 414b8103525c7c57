package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.portrait.Portrait;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking selfies with the packaged product in a real Chromium: from the press to the picture that is kept. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SelfieIT {

    private static final int W = 160;
    private static final int H = 120;
    private static final int SHOTS_MEASURED = 14;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson();

    @Test
    @Order(1)
    void theSpaceBarCountsDownAndTheSelfieIsKept() throws Exception {
        try (Visitor ada = stage.visitor()) {
            ada.register("ada");
            ada.awaitLive();
            ada.page.keyboard().press("Space");
            ada.page.locator("selfie-shutter .digits").getByText("3").waitFor();
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shutter-countdown.png")));
            ada.page.locator("selfie-shutter .digits").getByText("1").waitFor();
            awaitReview(ada, 1);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("review-desktop-en.png")));

            Download download =
                    ada.page.waitForDownload(() -> review(ada, "download").click());
            assertThat(download.suggestedFilename()).matches("selfie-\\d{8}-\\d{6}\\.jpg");
            List<Integer> picture = rgb(ImageIO.read(download.path().toFile()));
            assertThat(Pictures.meanDifference(
                            picture,
                            ada.scene("great-wall", W, H),
                            Pictures.mirrored(Pictures.neverPerson(FakeCamera.AT_EASE, W, H), W)))
                    .as("mean level between the backdrop of the selfie and the scene")
                    .isLessThan(14);
            assertThat(Pictures.leastDifference(
                            picture,
                            Pictures.mirroredFilm(FakeCamera.AT_EASE, W, H),
                            Pictures.mirrored(Pictures.alwaysPerson(FakeCamera.AT_EASE, W, H), W)))
                    .as("mean level between the person of the selfie and the film")
                    .isLessThan(20);

            review(ada, "keep").click();
            ada.page.locator("selfie-shutter .toast").waitFor();
            assertThat(ada.page.locator("selfie-shutter .toast").innerText()).contains("Kept in your gallery");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shutter-kept.png")));
            ada.awaitPictures(3); // the live picture goes on
        }
    }

    @Test
    @Order(2)
    void aKeptSelfieCanBeUndone() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            withoutCountdown(ada);
            release(ada).click();
            awaitReview(ada, 1);
            review(ada, "keep").click();
            ada.page.locator("selfie-shutter [data-action=undo]").click();
            ada.page.locator("selfie-shutter .toast").getByText("trash").waitFor();
        }
    }

    @Test
    @Order(3)
    void aLongPressTakesFourOfWhichSomeAreKept() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            assertThat(ada.page.locator("selfie-shutter select").inputValue())
                    .as("the countdown chosen last time")
                    .isEqualTo("0");
            release(ada).hover();
            ada.page.mouse().down();
            ada.page.waitForTimeout(700);
            ada.page.mouse().up();
            awaitReview(ada, 4);
            ada.page.locator("selfie-review input").nth(1).uncheck();
            ada.page.locator("selfie-review input").nth(2).uncheck();
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("review-burst.png")));
            review(ada, "keep").click();
            ada.page
                    .locator("selfie-shutter .toast")
                    .getByText("2 pictures kept")
                    .waitFor();
        }
    }

    /** The goal is 600 ms at the 95th percentile; the limit here leaves room for a machine that does other work, too. */
    @Test
    @Order(4)
    void thePictureIsThereSoonAfterThePress() throws Exception {
        try (Chromium wide = Chromium.start(wideFilm());
                Visitor ada = Visitor.arrive(wide.browser, stage.product())) {
            ada.signIn("ada", false);
            ada.awaitLive();
            withoutCountdown(ada);
            ada.page.locator(".camera-controls vaadin-select").last().click();
            ada.page.locator("vaadin-select-item").getByText("1280 × 720").click();
            ada.page.waitForFunction(
                    "() => document.querySelector('selfie-camera').cameraState.widthPx === 1280 && document.querySelector('selfie-camera').cameraState.state === 'live'");
            ada.awaitPictures(10);
            ada.page.evaluate("""
                    () => { window.shown = [];
                      document.addEventListener('selfie-shutter-shown', e => window.shown.push(e.detail)); }
                    """);
            for (int i = 1; i <= SHOTS_MEASURED; i++) {
                release(ada).click();
                ada.page.waitForFunction("n => window.shown.length === n", i);
                review(ada, "discard").click();
                ada.awaitPictures(5);
            }
            assertThat(numbers(ada, "widthPx")).containsOnly(1280.0);
            report("press to picture", numbers(ada, "pressToPictureMs"));
            report("of it developing on the server", numbers(ada, "serverMs"));
            assertThat(percentile(numbers(ada, "pressToPictureMs"), 0.5))
                    .as("median from press to picture, ms")
                    .isLessThan(1_500);
        }
    }

    @Test
    @Order(5)
    void thePagesFitAPhoneInChineseAndInTheDark() {
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
            withoutCountdown(li);
            li.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("shutter-phone-zh.png")));
            release(li).tap();
            awaitReview(li, 1);
            li.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("review-phone-zh.png")));
            assertThat(review(li, "keep").innerText()).isEqualTo("保留");
            assertThat((Integer) li.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("page width, px")
                    .isLessThanOrEqualTo(360);
            li.page.setViewportSize(740, 360);
            li.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("review-phone-side-zh.png")));
            assertThat(review(li, "discard").boundingBox().y
                            + review(li, "discard").boundingBox().height)
                    .as("lower edge of the last button, px")
                    .isLessThanOrEqualTo(360);
            review(li, "discard").tap();
            li.page.locator("selfie-shutter .toast").getByText("已丢弃").waitFor();
        }
    }

    private static Locator release(Visitor visitor) {
        return visitor.page.locator("selfie-shutter .release");
    }

    private static Locator review(Visitor visitor, String action) {
        return visitor.page.locator("selfie-review [data-action=" + action + "]");
    }

    private static void awaitReview(Visitor visitor, int pictures) {
        visitor.page
                .locator("selfie-review figure[data-status=shown] img")
                .nth(pictures - 1)
                .waitFor();
        visitor.page.waitForTimeout(300); // until the dialog has risen, for the screenshots' sake
    }

    private static void withoutCountdown(Visitor visitor) {
        visitor.page.locator("selfie-shutter select").selectOption("0");
        visitor.page.waitForTimeout(500); // settings are saved on another thread
    }

    private static Path wideFilm() throws Exception {
        Path file = stage.folder().resolve("wide.mjpeg");
        Portrait portrait = new Portrait(1280, 720);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < FakeCamera.FRAMES; i++) {
                ImageIO.write(portrait.picture(FakeCamera.AT_EASE.pose(i)), "jpg", out);
            }
        }
        return file;
    }

    private static List<Integer> rgb(BufferedImage picture) {
        BufferedImage small = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        small.createGraphics()
                .drawImage(picture.getScaledInstance(W, H, BufferedImage.SCALE_AREA_AVERAGING), 0, 0, null);
        List<Integer> rgb = new ArrayList<>();
        for (int i = 0; i < W * H; i++) {
            int pixel = small.getRGB(i % W, i / W);
            rgb.addAll(List.of(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF));
        }
        return rgb;
    }

    private static List<Double> numbers(Visitor visitor, String field) {
        @SuppressWarnings("unchecked") // the script returns an array of numbers
        List<Number> found =
                (List<Number>) visitor.page.evaluate("field => window.shown.map(detail => detail[field])", field);
        return found.stream().map(Number::doubleValue).sorted().toList();
    }

    private static void report(String what, List<Double> sortedMs) {
        System.out.printf(
                "%d selfies at 1280x720, %s: p50 %.0f ms, p95 %.0f ms, all %s%n",
                sortedMs.size(),
                what,
                percentile(sortedMs, 0.5),
                percentile(sortedMs, 0.95),
                sortedMs.stream().map(Math::round).toList());
    }

    /** Nearest rank. */
    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
