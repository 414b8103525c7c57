package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LanguageFilterTest {

    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void remembersTheChoiceAndLeadsToThePage() throws Exception {
        MockHttpServletResponse response = filter("GET", "/studio", "zh-CN");

        assertThat(response.getRedirectedUrl()).isEqualTo("/studio");
        Cookie cookie = Objects.requireNonNull(response.getCookie(Language.COOKIE));
        assertThat(cookie.getValue()).isEqualTo("zh-CN");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void keepsTheOtherParameters() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
        request.setQueryString("wait=37&lang=en&x=a%26b");
        request.setParameter(LanguageFilter.PARAMETER, "en");
        MockHttpServletResponse response = new MockHttpServletResponse();

        new LanguageFilter().doFilter(request, response, chain);

        assertThat(response.getRedirectedUrl()).isEqualTo("/login?wait=37&x=a%26b");
    }

    @Test
    void leadsToNoOtherHost() throws Exception {
        assertThat(filter("GET", "//evil.example/x", "en").getRedirectedUrl()).isEqualTo("/evil.example/x");
        assertThat(filter("GET", "/\\evil.example/x", "en").getRedirectedUrl()).isEqualTo("/evil.example/x");
    }

    @Test
    void leavesEverythingElseAlone() throws Exception {
        assertThat(filter("GET", "/studio", "tlh").getStatus()).isEqualTo(200);
        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void leavesFormsAlone() throws Exception {
        assertThat(filter("POST", "/login", "en").getCookie(Language.COOKIE)).isNull();
    }

    private MockHttpServletResponse filter(String method, String path, String language) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setParameter(LanguageFilter.PARAMETER, language);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LanguageFilter().doFilter(request, response, chain);
        return response;
    }
}
