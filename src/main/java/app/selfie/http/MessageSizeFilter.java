package app.selfie.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses messages of a page to Vaadin that are longer than any of our pages sends: Vaadin reads each to its end, into
 * memory, before it looks who sent it.
 */
final class MessageSizeFilter extends OncePerRequestFilter {

    /** The door's pages send a name and a password. */
    static final DataSize MAX_OF_A_STRANGER = DataSize.ofKilobytes(64);

    /** The gallery names every selfie that was selected, each in 40 bytes. */
    static final DataSize MOST = DataSize.ofMegabytes(4);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isMessage(request)) {
            chain.doFilter(request, response);
            return;
        }
        long length = request.getContentLengthLong();
        DataSize most = request.getUserPrincipal() == null ? MAX_OF_A_STRANGER : MOST;
        if (length < 0) { // a browser always tells
            response.setStatus(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > most.toBytes()) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Vaadin knows its own requests by that parameter of the address, however it is written. Files come without one. */
    private static boolean isMessage(HttpServletRequest request) {
        String query = request.getQueryString();
        if (request.getMethod().equals("GET") || query == null) {
            return false;
        }
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8).contains("v-r=");
        } catch (IllegalArgumentException e) {
            return true; // the rest of it may be read all the same
        }
    }
}
