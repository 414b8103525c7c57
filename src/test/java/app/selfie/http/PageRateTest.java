package app.selfie.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many pages one network may ask for. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"selfie.http.pages-per-second=1", "spring.application.name=page-rate-tests"})
class PageRateTest {

    /** Several times what a rest of ten seconds leaves. */
    private static final int MANY = 60;

    private static final String PAGE =
            "GET /login HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh-CN\r\n" + "Connection: close\r\n\r\n";
    private static final String FILE = "GET /styles.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @LocalServerPort
    private int port;

    @Test
    void refusesMoreOfThemWithAWordAndServesFilesAllTheSame() throws Exception {
        String answer = RawConnection.ask(port, PAGE);
        int served = 0;
        while (answer.startsWith("HTTP/1.1 200") && served < MANY) {
            served++;
            answer = RawConnection.ask(port, PAGE);
        }

        assertThat(served).isGreaterThanOrEqualTo(10);
        assertThat(answer)
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: ")
                .contains("Connection: close\r\n") // with whatever else was sent ahead on it
                .contains("X-Content-Type-Options: nosniff")
                .contains(new String("您所在的网络".getBytes(UTF_8), ISO_8859_1));
        assertThat(RawConnection.ask(port, FILE)).startsWith("HTTP/1.1 200");
    }
}
