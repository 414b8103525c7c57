package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product behind a real HAProxy that speaks HTTPS and is set up by the README's own lines. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BehindHaproxyIT {

    private static final int TRIES = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Certificate certificate;
    private static Product product;
    private static Chromium chromium;
    private static Haproxy haproxy;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.make(folder);
        chromium = Chromium.start(FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
        product = Product.start(
                folder,
                "--server.forward-headers-strategy=native",
                "--selfie.accounts.tries-per-address.burst=" + TRIES,
                "--selfie.accounts.tries-per-address.refill=1h");
        haproxy = Haproxy.start(folder.resolve("haproxy"), Haproxy.readme(), certificate, product);
    }

    @AfterAll
    static void stop() {
        if (haproxy != null) {
            haproxy.close();
        }
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Visitor visitor() {
        return Visitor.arrive(
                chromium.browser,
                haproxy.address(),
                new Browser.NewContextOptions().setViewportSize(1280, 800).setIgnoreHTTPSErrors(true),
                true);
    }

    @Test
    @Order(1)
    void theStudioIsLiveAndAStillIsKept() {
        try (Visitor ada = visitor()) {
            ada.register("ada");
            ada.awaitLive();
            ada.page.locator("selfie-shutter select").selectOption("0");
            ada.page.locator("selfie-shutter .release").click();
            ada.page.locator("selfie-review figure[data-status=shown] img").waitFor();
            ada.page.locator("selfie-review [data-action=keep]").click();
            ada.page.locator("selfie-shutter .toast [data-action=undo]").waitFor();
            ada.page.navigate(haproxy.address() + "/gallery");
            ada.page.locator("selfie-grid .tile img").first().waitFor();

            assertThat(ada.page.context().cookies())
                    .as("cookies of a page that came over TLS")
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.secure);
        }
    }

    @Test
    @Order(2)
    void aLargeBackgroundOfOnesOwnArrives() {
        try (Visitor ben = visitor()) {
            ben.register("ben");
            ben.page.locator(".backdrop-add").click();
            ben.page
                    .locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload("large.png", "image/png", LargePictures.background()));
            ben.page.getByText("large.png is yours").waitFor();
        }
    }

    /** Limits count by the visitor's own address, and not by one that the visitor makes up. */
    @Test
    @Order(3)
    void theStudioKnowsTheVisitorsAddress() throws Exception {
        try (HttpClient guesser = clientAt("127.0.0.2");
                HttpClient other = clientAt("127.0.0.3")) {
            for (int i = 0; i < TRIES; i++) {
                assertThat(answerToAGuess(guesser, "nobody-" + i, "10.0.0." + i))
                        .doesNotContain("wait");
            }
            assertThat(answerToAGuess(guesser, "nobody-again", "10.0.0.99")).contains("wait");
            assertThat(answerToAGuess(other, "nobody-else", "127.0.0.2")).doesNotContain("wait");
        }
    }

    private static HttpClient clientAt(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .sslContext(certificate.trusting())
                .build();
    }

    /** Where the door sends somebody who guesses. */
    private static String answerToAGuess(HttpClient client, String name, String madeUp) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(haproxy.address() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", haproxy.address())
                .header("X-Forwarded-For", madeUp)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=wrong-wrong-wrong"))
                .build();
        return client.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
