package app.selfie.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Any page's address with {@code ?lang=zh-CN} chooses that language, remembers it, and leads to the page itself. A plain
 * link does it, on either side of the door.
 */
@Component
class LanguageFilter extends OncePerRequestFilter {

    static final String PARAMETER = "lang";

    /** A stranger who opens what somebody shares gets no cookie, whatever is behind the address. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/s/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Language> chosen = "GET".equals(request.getMethod())
                ? Language.withTag(request.getParameter(PARAMETER))
                : Optional.empty();
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addCookie(
                Cookies.preference(Language.COOKIE, chosen.get().tag(), request.getContextPath(), request.isSecure()));
        // One slash in front: two would lead to another host.
        String path = "/" + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
        String others = withoutLanguage(request.getQueryString());
        response.sendRedirect(others.isEmpty() ? path : path + "?" + others);
    }

    /** The query as it was sent, without the parameter that has done its work. */
    private static String withoutLanguage(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(part -> !part.equals(PARAMETER) && !part.startsWith(PARAMETER + "="))
                        .collect(Collectors.joining("&"));
    }
}
