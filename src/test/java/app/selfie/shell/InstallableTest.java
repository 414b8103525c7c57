package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a phone needs to put the product on its home screen, as somebody gets it who is not signed in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InstallableTest {

    @LocalServerPort
    private int port;

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void everyIconOfTheManifestIsThereInItsSize() throws Exception {
        HttpResponse<byte[]> manifest = get("/manifest.webmanifest", "");
        assertThat(manifest.statusCode()).isEqualTo(200);
        assertThat(manifest.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/manifest+json");
        JsonNode told = JsonMapper.shared().readTree(manifest.body());

        assertThat(told.path("start_url").asString("")).isEqualTo("studio");
        assertThat(told.path("display").asString("")).isEqualTo("standalone");
        List<JsonNode> icons = told.path("icons").valueStream().toList();
        assertThat(icons)
                .extracting(icon -> icon.path("purpose").asString("any"))
                .contains("any", "maskable");
        for (JsonNode icon : icons) {
            HttpResponse<byte[]> answer = get("/" + icon.path("src").asString(""), "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains(icon.path("type").asString(""));
            if (icon.path("type").asString("").equals("image/png")) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
                assertThat(picture.getWidth() + "x" + picture.getHeight())
                        .isEqualTo(icon.path("sizes").asString(""));
            }
        }
    }

    @Test
    void knowsNoOtherIcon() throws Exception {
        assertThat(get("/icons/app-4096.png", "").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageTellsOfTheManifestAndOfTheColoursAroundIt() throws Exception {
        Document page = page("");

        assertThat(page.select("link[rel=manifest]").attr("href")).isEqualTo("manifest.webmanifest");
        assertThat(page.select("link[rel=apple-touch-icon]").attr("href")).isEqualTo("icons/app-apple-180.png");
        assertThat(page.select("meta[name=theme-color]").eachAttr("content")).containsExactly("#ffffff", "#201c45");
        assertThat(page.select("meta[name=theme-color]").eachAttr("media"))
                .containsExactly("(prefers-color-scheme: light)", "(prefers-color-scheme: dark)");
    }

    @Test
    void whoHasChosenColoursGetsThemAroundThePageToo() throws Exception {
        assertThat(page("selfie-scheme=dark").select("meta[name=theme-color]").eachAttr("content"))
                .containsExactly("#201c45");
        assertThat(page("selfie-scheme=light").select("meta[name=theme-color]").eachAttr("content"))
                .containsExactly("#ffffff");
    }

    @ParameterizedTest
    @EnumSource(AppIcon.class)
    void anIconIsTheSameEachTimeAndOnlyWhoRoundsItLeavesItsCornersOut(AppIcon icon) throws Exception {
        byte[] png = icon.png();

        assertThat(icon.png()).isEqualTo(png);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int corner = picture.getRGB(0, 0) >>> 24;
        assertThat(corner).isEqualTo(icon == AppIcon.SMALL || icon == AppIcon.LARGE ? 0 : 255);
        assertThat(picture.getRGB(icon.sizePx() * 28 / 64, icon.sizePx() * 31 / 64))
                .as("the head")
                .isEqualTo(0xFF1B1740);
    }

    private Document page(String cookie) throws IOException, InterruptedException {
        return Jsoup.parse(new String(get("/login", cookie).body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> get(String path, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
