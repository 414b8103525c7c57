package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WantedPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gallery",
                "/gallery?selfie=1&from=/../x",
                "/s/a..b/.well-known/...",
                "/%2e%2e%2e/a%2e%2e",
            })
    void isAPageOfOurs(String path) {
        assertThat(wanted("/app" + path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/../other",
                "/app/..",
                "/app/gallery/../../other",
                "/app/./gallery",
                "/app/%2e%2e/other",
                "/app/.%2E/other",
                "/app/%2E?x",
                "/app/..;x/other",
                "https://studio.example.org/app/../other",
            })
    void leadsToNothingBesideOurs(String address) {
        assertThat(wanted(address)).isEqualTo(WantedPage.STUDIO);
    }

    private static String wanted(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContextPath("/app");
        return WantedPage.of(request, address).path();
    }
}
