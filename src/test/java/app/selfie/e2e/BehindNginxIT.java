package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.SamplePictures;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product behind a real nginx that speaks HTTPS and is set up by the README's own lines. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BehindNginxIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ProxyStage stage;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws Exception {
        stage = ProxyStage.start(folder);
        nginx = nginx("readme", Nginx.readme());
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    private static Nginx nginx(String name, String configuration) throws IOException {
        return Nginx.start(folder.resolve("nginx-" + name), configuration, stage.certificate(), stage.product());
    }

    @Test
    @Order(1)
    void theStudioIsLiveAndALargeStillIsKeptAndComesBackInAZip() throws Exception {
        try (Visitor ada = stage.visitor(nginx)) {
            ada.register("ada");
            ada.awaitLive();
            withoutCountdown(ada);
            showLargePhoto(ada);
            for (int i = 0; i < 2; i++) { // of one alone, a picture would come
                takeAStill(ada);
                awaitStill(ada);
                ada.page.locator("selfie-review [data-action=keep]").click();
                ada.page.locator("selfie-shutter .toast [data-action=undo]").waitFor();
            }

            ada.page.navigate(nginx.address() + "/gallery");
            ada.page.locator("selfie-grid .tile img").first().waitFor();
            ada.page.locator("selfie-grid .tile").first().focus();
            ada.page.keyboard().press("Control+a");
            Download download = ada.page.waitForDownload(() -> ada.choose(AriaRole.BUTTON, "Download"));
            assertThat(download.suggestedFilename()).startsWith("selfies ").endsWith(".zip");
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                var entries = zip.stream().toList();
                assertThat(entries).hasSize(2);
                BufferedImage picture = ImageIO.read(zip.getInputStream(entries.getFirst()));
                assertThat(picture.getWidth()).isEqualTo(1920);
                assertThat(picture.getHeight()).isEqualTo(1080);
            }
        }
    }

    @Test
    @Order(2)
    void aLargeBackgroundOfOnesOwnArrives() {
        stage.assertALargeBackgroundArrives(nginx);
    }

    @Test
    @Order(3)
    void theStudioKnowsTheVisitorsAddress() throws Exception {
        stage.assertTheVisitorsAddressIsKnown(nginx);
    }

    /** Many proxies pass the host's name alone; a browser's page says itself whether it is ours. */
    @Test
    @Order(4)
    void aHostWithoutItsPortIsEnough() throws Exception {
        String configuration = ReverseProxy.replaced(
                ReverseProxy.replaced(Nginx.readme(), "$http_host", "$host"), "X-Forwarded-Port ", "X-Nothing ");
        try (Nginx proxy = nginx("no-port", configuration);
                Visitor cleo = inStudioBehind(proxy, "cleo")) {
            cleo.awaitLive();
        }
    }

    @Test
    @Order(5)
    void aProxyThatPassesNoHostIsNamed() throws Exception {
        String configuration = ReverseProxy.replaced(
                ReverseProxy.replaced(Nginx.readme(), "Host              $http_host", "X-Nothing nothing"),
                "X-Forwarded-Port ",
                "X-Nothing ");
        try (Nginx proxy = nginx("no-host", configuration);
                Visitor dana = inStudioBehind(proxy, "dana")) {
            awaitCard(dana, "camera.problem.socket-origin.title");
        }
    }

    @Test
    @Order(6)
    void aProxyThatPassesNoWebSocketsIsNamedAndStillsAreTakenAllTheSame() throws Exception {
        String configuration =
                ReverseProxy.replaced(Nginx.readme(), "Upgrade           $http_upgrade", "X-Nothing nothing");
        try (Nginx proxy = nginx("no-upgrade", configuration);
                Visitor eve = inStudioBehind(proxy, "eve")) {
            awaitCard(eve, "camera.problem.socket-upgrade.title");
            withoutCountdown(eve);
            takeAStill(eve);
            awaitStill(eve);
        }
    }

    @Test
    @Order(7)
    void aProxyThatTakesNoLargeBodiesIsNamed() throws Exception {
        String configuration = ReverseProxy.replaced(Nginx.readme(), "client_max_body_size 16m;", "");
        try (Nginx proxy = nginx("small-bodies", configuration);
                Visitor fay = inStudioBehind(proxy, "fay")) {
            fay.awaitLive();
            withoutCountdown(fay);
            showLargePhoto(fay);
            takeAStill(fay);
            fay.page
                    .locator("selfie-review .failed")
                    .getByText(text("camera.still.front-limit.title"))
                    .waitFor();
        }
    }

    /** The page says it in its own words, as nobody understands nginx's; the file that is small enough arrives. */
    @Test
    @Order(8)
    void aProxyThatTakesNoLargeBodiesIsNamedForABackgroundToo() throws Exception {
        String configuration = ReverseProxy.replaced(Nginx.readme(), "client_max_body_size 16m;", "");
        byte[] large = LargePictures.background();
        byte[] small = SamplePictures.png(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB));
        assertThat(large.length).as("bytes, nginx takes 1 MB").isGreaterThan(1 << 20);
        try (Nginx proxy = nginx("small-backgrounds", configuration);
                Visitor gus = inStudioBehind(proxy, "gus")) {
            gus.page.locator(".backdrop-add").click();
            gus.page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("large.png", "image/png", large), new FilePayload("small.png", "image/png", small)
            });
            Locator outcomes = gus.page.locator(".background-outcomes li");
            gus.page.getByText("small.png is yours").waitFor();
            outcomes.filter(new Locator.FilterOptions().setHasText("large.png")).waitFor();

            assertThat(outcomes.allInnerTexts())
                    .containsExactlyInAnyOrder(
                            "large.png " + text("backgrounds.outcome.unsent.front-limit"),
                            "small.png " + text("backgrounds.outcome.added"));
            assertThat(gus.page.locator(".own-background").count()).isEqualTo(1);
            assertThat(proxy.answers()).contains("\" 413 ");
        }
    }

    /** Signed in by the good proxy; cookies are the same for all ports of a host. */
    private static Visitor inStudioBehind(Nginx proxy, String name) {
        Visitor visitor = stage.visitor(nginx);
        visitor.register(name);
        visitor.page.navigate(proxy.address() + "/studio");
        return visitor;
    }

    private static void awaitCard(Visitor visitor, String key) {
        visitor.page.locator("selfie-camera [part=card]").getByText(text(key)).waitFor();
    }

    /** As people read it. */
    private static String text(String key) {
        String text = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT)
                .getString(key);
        assertThat(text).as(key).doesNotContain("{");
        return text;
    }

    private static void withoutCountdown(Visitor visitor) {
        visitor.page.locator("selfie-shutter select").selectOption("0");
    }

    private static void takeAStill(Visitor visitor) {
        visitor.page.locator("selfie-shutter .release").click();
    }

    private static void awaitStill(Visitor visitor) {
        visitor.page.locator("selfie-review figure[data-status=shown] img").waitFor();
    }

    /** In place of the camera a photo of 1920x1080 whose still has more than nginx's 1 MB. */
    private static void showLargePhoto(Visitor visitor) {
        visitor.page
                .locator("selfie-camera input[type=file]")
                .setInputFiles(new FilePayload("photo.jpg", "image/jpeg", LargePictures.photo()));
        visitor.page.waitForFunction("""
                () => { const camera = document.querySelector('selfie-camera');
                  return camera.source === 'photo' && camera.cameraState.state === 'live'; }
                """);
        assertThat(((Number) visitor.page.evaluate(
                                "async () => (await document.querySelector('selfie-camera').takeStill()).jpeg.size"))
                        .intValue())
                .as("bytes of the still")
                .isGreaterThan(1_200_000);
    }
}
