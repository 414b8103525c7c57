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

/** The product as it runs behind a reverse proxy that speaks HTTPS, and what must hold behind each. */
final class ProxyStage implements AutoCloseable {

    private static final int TRIES = 10;

    private final Certificate certificate;
    private final Chromium chromium;
    private final Product product;

    private ProxyStage(Certificate certificate, Chromium chromium, Product product) {
        this.certificate = certificate;
        this.chromium = chromium;
        this.product = product;
    }

    /** Starts the product, and a browser with a person before its camera. */
    static ProxyStage start(Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder);
        Chromium chromium = Chromium.start(FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
        try {
            Product product = Product.start(
                    folder,
                    "--server.forward-headers-strategy=native",
                    "--selfie.accounts.tries-per-address.burst=" + TRIES,
                    "--selfie.accounts.tries-per-address.refill=1h");
            return new ProxyStage(certificate, chromium, product);
        } catch (RuntimeException | Error e) {
            chromium.close();
            throw e;
        }
    }

    Certificate certificate() {
        return certificate;
    }

    Product product() {
        return product;
    }

    Visitor visitor(ReverseProxy proxy) {
        return Visitor.arrive(
                chromium.browser,
                proxy.address(),
                new Browser.NewContextOptions().setViewportSize(1280, 800).setIgnoreHTTPSErrors(true),
                true);
    }

    /** A picture of several megabytes is taken. */
    void assertALargeBackgroundArrives(ReverseProxy proxy) {
        try (Visitor ben = visitor(proxy)) {
            ben.register("ben");
            ben.page.locator(".backdrop-add").click();
            ben.page
                    .locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload("large.png", "image/png", LargePictures.background()));
            ben.page.getByText("large.png is yours").waitFor();
        }
    }

    /** Limits count by the visitor's own address, and not by one that the visitor makes up. */
    void assertTheVisitorsAddressIsKnown(ReverseProxy proxy) throws Exception {
        try (HttpClient guesser = clientAt("127.0.0.2");
                HttpClient other = clientAt("127.0.0.3")) {
            for (int i = 0; i < TRIES; i++) {
                assertThat(answerToAGuess(proxy, guesser, "nobody-" + i, "10.0.0." + i))
                        .doesNotContain("wait");
            }
            assertThat(answerToAGuess(proxy, guesser, "nobody-again", "10.0.0.99"))
                    .contains("wait");
            assertThat(answerToAGuess(proxy, other, "nobody-else", "127.0.0.2")).doesNotContain("wait");
        }
    }

    private HttpClient clientAt(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .sslContext(certificate.trusting())
                .build();
    }

    /** Where the door sends somebody who guesses. */
    private static String answerToAGuess(ReverseProxy proxy, HttpClient client, String name, String madeUp)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.address() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", proxy.address())
                .header("X-Forwarded-For", madeUp)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=wrong-wrong-wrong"))
                .build();
        return client.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Override
    public void close() {
        product.close();
        chromium.close();
    }
}
