package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegHeader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pictures that the studio's page loads beside the live one. */
// A context of its own, as in StudioViewTests: a younger one would have taken over the static SecurityContextHolder.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=pictures-over-http-tests")
class PicturesOverHttpTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void signIn() throws Exception {
        TestPeople.register(context, "ada");
        TestPeople.signIn(browser, "http://localhost:" + port, "ada");
    }

    @ParameterizedTest
    @CsvSource({
        "/backgrounds/great-wall/thumbnail.jpg, 320, 180",
        "/backgrounds/moon/thumbnail.jpg, 320, 180",
        "/portrait/0.jpg, 640, 480",
        "/portrait/23.jpg, 640, 480"
    })
    void areJpegsOfTheirSize(String path, int widthPx, int heightPx) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(JpegHeader.read(answer.body(), 0, answer.body().length))
                .contains(new JpegHeader(new ImageSize(widthPx, heightPx)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/backgrounds/great-wall/thumbnail.jpg", "/portrait/0.jpg"})
    void areKeptByTheBrowserForADay(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("max-age=86400, private"));
        assertThat(answer.headers().allValues("Pragma")).isEmpty();
        assertThat(answer.headers().allValues("Expires")).isEmpty();
    }

    @Test
    void leaveEveryOtherPageUnkept() throws Exception {
        assertThat(get("/studio").headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/backgrounds/nowhere/thumbnail.jpg", "/portrait/24.jpg", "/portrait/99.jpg"})
    void areNotMadeUp(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void moveFromFrameToFrame() throws Exception {
        assertThat(get("/portrait/0.jpg").body())
                .isNotEqualTo(get("/portrait/6.jpg").body());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,image/*")
                .build();
        return browser.send(request, BodyHandlers.ofByteArray());
    }
}
