package app.selfie.accounts;

import app.selfie.http.SameOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses sign-ins that another site's page sends, which would sign a visitor in as somebody else.
 *
 * <p>Vaadin exempts the door from Spring's CSRF token, so that a door left open overnight still works; the browser's own
 * word about where a request comes from needs no session. A request with neither header is not from a browser.
 */
final class SameOriginSignIn extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("POST".equals(request.getMethod()) && isFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"/login"
                .equals(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return request.getHeader("Origin") != null && !SameOrigin.of(request).isOurs();
    }
}
