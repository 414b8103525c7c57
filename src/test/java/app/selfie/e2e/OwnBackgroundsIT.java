package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.SamplePictures;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures that people bring along, in the packaged product and a real Chromium. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnBackgroundsIT {

    private static final int W = 160;
    private static final int H = 120;
    private static final int RED = 0xE02020;
    private static final int BLUE = 0x2020E0;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @Test
    @Order(1)
    void goodFilesAreTakenAndBadOnesAreRefusedWithCauseAndCure() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            openMine(ada.page);
            byte[] picture = twoHalves();
            upload(
                    ada.page,
                    file("halves.png", "image/png", picture),
                    file("disguised.jpg", "image/jpeg", "<html>".repeat(50).getBytes(StandardCharsets.UTF_8)),
                    file("cut.png", "image/png", java.util.Arrays.copyOf(picture, picture.length / 2)),
                    file("bomb.png", "image/png", SamplePictures.crafted(30_000, 30_000, 8, 2, new byte[1000])),
                    file("notes.txt", "text/plain", new byte[100]),
                    file("phone.heic", "image/heic", new byte[100]));
            Locator outcomes = ada.page.locator(".background-outcomes li");
            ada.page.waitForFunction("() => document.querySelectorAll('.background-outcomes li').length === 6");

            assertThat(outcomes.allInnerTexts())
                    .anyMatch(text -> text.startsWith("halves.png is yours"))
                    .anyMatch(text -> text.startsWith("disguised.jpg is not a JPEG, PNG or WebP"))
                    .anyMatch(text -> text.startsWith("cut.png is cut off"))
                    .anyMatch(text -> text.startsWith("bomb.png has more pixels"))
                    .anyMatch(text -> text.startsWith("notes.txt is not a JPEG"))
                    .anyMatch(text -> text.startsWith("phone.heic is in a format"));
            assertThat(ada.page.locator(".own-background").count()).isEqualTo(1);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("backgrounds-dialog-en.png")));
        }
    }

    @Test
    @Order(2)
    void anOwnBackgroundIsBehindThePersonLiveAndFramedAsChosen() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.choose(AriaRole.RADIO, "halves");
            awaitBackdrop(ada, RED, BLUE);

            ada.page.locator(".backdrop-frame").click();
            Locator slider = ada.page.locator("selfie-framing input[name=x]");
            slider.focus();
            ada.page.keyboard().press("Home");
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("background-framing-en.png")));
            ada.choose(AriaRole.BUTTON, "Keep");

            awaitBackdrop(ada, RED, RED);
        }
    }

    @Test
    @Order(3)
    void whatIsDeletedGivesWayToTheFirstSceneAndComesBackWithUndo() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.awaitLive();
            ada.choose(AriaRole.RADIO, "halves");
            awaitBackdrop(ada, RED, RED);
            openMine(ada.page);
            ada.choose(AriaRole.BUTTON, "Delete halves");
            ada.page.waitForFunction(
                    "() => document.querySelector('.backdrop-strip [aria-checked=true]').innerText.includes('Great Wall')");
            assertThat(ada.page.locator(".backdrop-strip").innerText()).doesNotContain("halves");

            ada.choose(AriaRole.BUTTON, "Undo");

            ada.page.waitForFunction(
                    "() => document.querySelector('.backdrop-strip [aria-checked=true]').innerText.includes('halves')");
            awaitBackdrop(ada, RED, RED);
        }
    }

    @Test
    @Order(4)
    void nobodyElseSeesItOrCanAskForIt() {
        try (Visitor ada = stage.visitor();
                Visitor eve = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.locator(".backdrop-strip img[src*='own-']").waitFor();
            String address = (String)
                    ada.page.evaluate(
                            "() => document.querySelector('.backdrop-strip img[src*=\"own-\"]').getAttribute('src').split('?')[0]");
            assertThat(statusOf(ada.page, address)).isEqualTo(200);
            eve.register("eve");
            assertThat(eve.page.locator(".backdrop-strip").innerText()).doesNotContain("halves");
            assertThat(statusOf(eve.page, address)).isEqualTo(404);
            assertThat(statusOf(eve.page, address.replace("thumbnail", "picture")))
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(5)
    void aPhoneHasRoomForAllOfItInChinese() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setLocale("zh-CN");
        try (Visitor li = Visitor.arrive(stage.chromium().browser, stage.product(), phone, true)) {
            li.signIn("ada", false);
            openMine(li.page);
            assertThat(li.page.locator(".backgrounds-dialog").first().innerText())
                    .contains("我的背景");
            assertThat((boolean) li.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            li.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("backgrounds-phone-zh.png")));
        }
    }

    private static void openMine(Page page) {
        page.locator(".backdrop-add").click();
        page.locator("vaadin-upload").waitFor();
    }

    private static void upload(Page page, FilePayload... files) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(files);
    }

    private static FilePayload file(String name, String type, byte[] bytes) {
        return new FilePayload(name, type, bytes);
    }

    private static Object statusOf(Page page, String address) {
        return page.evaluate("async address => (await fetch(address)).status", address);
    }

    /** Red on the left, blue on the right, much wider than a frame. */
    private static byte[] twoHalves() {
        BufferedImage image = new BufferedImage(2400, 600, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(RED));
        graphics.fillRect(0, 0, 1200, 600);
        graphics.setColor(new Color(BLUE));
        graphics.fillRect(1200, 0, 1200, 600);
        graphics.dispose();
        return SamplePictures.png(image);
    }

    /** Waits until the backdrop has one colour on the left and one on the right, wherever the person never is. */
    private static void awaitBackdrop(Visitor visitor, int left, int right) {
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < W * H; i++) {
            int colour = i % W < W / 2 ? left : right;
            expected.addAll(List.of(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF));
        }
        boolean[] never = Pictures.mirrored(Pictures.neverPerson(FakeCamera.AT_EASE, W, H), W);
        double error = 255;
        long limit = System.nanoTime() + 15_000_000_000L;
        while (error > 14 && System.nanoTime() < limit) {
            visitor.awaitPictures(2);
            error = Pictures.meanDifference(visitor.shown(W, H), expected, never);
        }
        assertThat(error)
                .as("mean level between the backdrop shown and the picture")
                .isLessThan(14);
    }
}
