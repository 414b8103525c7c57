package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        // scheme, host, port of the request; origin of the page
        "http, localhost, 8080, http://localhost:8080",
        "http, studio.example, 80, http://studio.example",
        "https, studio.example, 443, https://studio.example",
        // a proxy passes Host without the port
        "http, studio.example, 80, https://studio.example:8443",
        "https, studio.example, 443, https://studio.example:8443",
        "http, studio.example, 80, http://studio.example:8080",
        // a proxy speaks TLS and does not say so
        "http, studio.example, 80, https://studio.example",
        "http, STUDIO.example, 80, https://studio.Example",
        "http, studio.example, 8443, https://studio.example:8443"
    })
    void isOurs(String scheme, String host, int port, String origin) {
        assertThat(SameOrigin.of(request(scheme, host, port, origin)).isOurs()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http, localhost, 8080, http://localhost:9090",
        "http, studio.example, 80, http://evil.example",
        "http, studio.example, 80, http://studio.example.evil.example",
        "http, studio.example, 80, http://evil.example/studio.example",
        "http, studio.example, 80, http://studio.example@evil.example",
        // a page that came in the clear, which anybody on the way may have written
        "https, studio.example, 443, http://studio.example",
        // a proxy passes its own name for this server
        "http, 127.0.0.1, 8080, https://studio.example",
        "http, studio.example, 80, null",
        "http, studio.example, 80, file:///home",
        "http, studio.example, 80, chrome-extension://studio.example",
        "http, studio.example, 80, %%%",
        "http, studio.example, 80, ''"
    })
    void isForeign(String scheme, String host, int port, String origin) {
        assertThat(SameOrigin.of(request(scheme, host, port, origin)).isOurs()).isFalse();
    }

    @Test
    void withoutAnOriginIsForeign() {
        MockHttpServletRequest request = request("http", "studio.example", 80, "");
        request.removeHeader("Origin");

        assertThat(SameOrigin.of(request)).isEqualTo(new SameOrigin(false, "http://studio.example", ""));
    }

    @Test
    void theBrowsersOwnWordComesFirst() {
        MockHttpServletRequest ours = request("http", "127.0.0.1", 8080, "https://studio.example");
        ours.addHeader("Sec-Fetch-Site", "same-origin");
        MockHttpServletRequest foreign = request("http", "studio.example", 80, "http://studio.example:9090");
        foreign.addHeader("Sec-Fetch-Site", "same-site");

        assertThat(SameOrigin.of(ours).isOurs()).isTrue();
        assertThat(SameOrigin.of(foreign).isOurs()).isFalse();
    }

    @Test
    void tellsBothSides() {
        assertThat(SameOrigin.of(request("http", "127.0.0.1", 8080, "https://studio.example")))
                .isEqualTo(new SameOrigin(false, "http://127.0.0.1:8080", "https://studio.example"));
    }

    private static MockHttpServletRequest request(String scheme, String host, int port, String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        request.addHeader("Host", port == 80 || port == 443 ? host : host + ":" + port);
        request.addHeader("Origin", origin);
        return request;
    }
}
