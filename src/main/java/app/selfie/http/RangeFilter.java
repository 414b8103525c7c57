package app.selfie.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers any {@code Range} but a plain one, from some byte on, with the whole, as RFC 9110 (14.2) allows: those that make
 * no sense, several at once and the last so many bytes. Vaadin, which serves static files, stumbles over all of them.
 */
final class RangeFilter extends OncePerRequestFilter {

    /** 18 digits fit into a long. */
    private static final Pattern PLAIN = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> ranges = Collections.list(request.getHeaders("Range"));
        boolean isPlain = ranges.size() == 1 && isPlain(ranges.getFirst());
        if (ranges.isEmpty()) {
            chain.doFilter(request, response);
        } else if (isPlain) {
            chain.doFilter(request, new EmptyIfUnsatisfiable(response));
        } else {
            chain.doFilter(new Whole(request), response);
        }
    }

    static boolean isPlain(String range) {
        var found = PLAIN.matcher(range.strip());
        return found.matches()
                && (found.group(2) == null || Long.parseLong(found.group(1)) <= Long.parseLong(found.group(2)));
    }

    /** A request that wants no part. */
    private static final class Whole extends HttpServletRequestWrapper {

        Whole(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isHidden(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isHidden(name))
                    .toList());
        }

        private static boolean isHidden(String name) {
            return name.equalsIgnoreCase("Range");
        }
    }
}
