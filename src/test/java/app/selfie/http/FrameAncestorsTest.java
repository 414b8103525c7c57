package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

/** Whose pages may show the studio inside theirs, where whoever runs it says so. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "selfie.http.frame-ancestors='self' https://intranet.example.org")
class FrameAncestorsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/studio", "/styles.css", "/stream/check", "/no-such-page"})
    void everyAnswerNamesThemAndNoOlderHeaderForbidsThem(String address) throws Exception {
        assertThat(RawConnection.ask(port, "GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 ")
                .contains("frame-ancestors 'self' https://intranet.example.org\r\n")
                .doesNotContain("X-Frame-Options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'self'; script-src *", "https://a.example, https://b.example", "x\r\nSet-Cookie: a=b"})
    void nothingElseCanBeSaidInItsPlace(String setting) {
        assertThatThrownBy(() -> properties(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selfie.http.frame-ancestors");
    }

    @Test
    void aHostWithAStarAndAPortIsOne() {
        assertThat(properties("https://*.example.org:8443 'self'").frameAncestors())
                .isEqualTo("https://*.example.org:8443 'self'");
    }

    private static HttpProperties properties(String frameAncestors) {
        return new HttpProperties(2, 2, 20, DataSize.ofKilobytes(1), Duration.ofSeconds(20), frameAncestors);
    }
}
