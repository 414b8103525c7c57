package app.selfie.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody to Vaadin's push but pages of this server whose people are signed in: the door has nothing to push. Vaadin
 * checks a key of the page, but only once a connection is open.
 */
final class PushFilter extends OncePerRequestFilter {

    static final String ADDRESS = "/VAADIN/push";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Only a WebSocket's handshake, and a POST, always bring an origin.
        boolean tellsOrigin = request.getHeader("Upgrade") != null || request.getHeader("Origin") != null;
        boolean isForeign = tellsOrigin && !SameOrigin.of(request).isOurs();
        if (request.getUserPrincipal() == null || isForeign) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
