package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** In a context of its own, because it is about the first seconds of a server. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=scene-thumbnails-tests")
class SceneThumbnailsTest {

    private static final int AT_ONCE = 40;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void areThereForWhoeverAsksInTheFirstSecondsOfAServer() throws Exception {
        TestPeople.register(context, "ada");
        List<BackgroundId> scenes =
                Backgrounds.builtIn().stream().map(Background::id).toList();
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            TestPeople.signIn(browser, "http://localhost:" + port, "ada");
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(ask(browser, scenes.get(i % scenes.size())));
            }

            assertThat(answers)
                    .extracting(answer -> answer.join().statusCode())
                    .containsOnly(200)
                    .hasSize(AT_ONCE);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(HttpClient browser, BackgroundId scene) {
        URI address = URI.create("http://localhost:" + port + "/backgrounds/" + scene + "/thumbnail.jpg");
        return browser.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }
}
