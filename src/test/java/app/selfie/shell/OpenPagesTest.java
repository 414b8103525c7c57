package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Many pages in one session, opened as Vaadin's client opens them. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=open-pages-tests") // as in StudioViewTests
@Import(OpenPagesTest.Opened.class)
class OpenPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Opened opened;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void fiveHundredPagesTakeNoMoreRoomThanTwenty() throws Exception {
        get("/login");
        for (int i = 0; i < 501; i++) {
            assertThat(get("/?v-r=init&location=login&query=").statusCode()).isEqualTo(200);
        }

        List<UI> open =
                opened.pages.stream().filter(ui -> ui.getSession() != null).toList();
        assertThat(opened.pages).hasSize(501);
        assertThat(open).hasSizeLessThanOrEqualTo(OpenPages.MAX_PER_SESSION);
        assertThat(open).contains(opened.pages.getLast()).doesNotContain(opened.pages.getFirst());
    }

    @Test
    void aClosedPageSaysWhyInTheVisitorsLanguage() throws Exception {
        assertThat(get("/page-closed").body()).contains("This page was closed", "more than 20 pages");
        assertThat(browser.send(
                                HttpRequest.newBuilder(URI.create(address("/page-closed")))
                                        .header("Accept-Language", "zh-CN")
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .contains("lang=\"zh-CN\"", "这个页面已关闭", "href=\"studio\"");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address(path))).build(), BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** Every page that was opened, in order. */
    static class Opened implements VaadinServiceInitListener {
        private final List<UI> pages = new CopyOnWriteArrayList<>();

        @Override
        public void serviceInit(ServiceInitEvent init) {
            init.getSource().addUIInitListener(started -> pages.add(started.getUI()));
        }
    }
}
