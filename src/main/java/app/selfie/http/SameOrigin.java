package app.selfie.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of this very server sent a request, as its browser says; see decision 0016 for what a proxy may leave out.
 *
 * @param isOurs whether it did
 * @param expected this server's own origin, as the request tells it; empty without a {@code Host}
 * @param found the page's origin; empty if the browser, or whatever it was, told none
 */
public record SameOrigin(boolean isOurs, String expected, String found) {

    /** Judges a request by its own {@code Origin}. Without any word about it, it is none of ours. */
    public static SameOrigin of(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        SameOrigin compared = of(request, origin);
        String site = request.getHeader("Sec-Fetch-Site");
        return origin == null || site == null
                ? compared
                // The browser's own comparison, which no page and no proxy can change.
                : new SameOrigin(site.equals("same-origin"), compared.expected, compared.found);
    }

    /**
     * Judges a request as if a page of {@code origin} had sent it, which a script of that page says.
     *
     * @param origin as in the header of that name
     */
    public static SameOrigin of(HttpServletRequest request, @Nullable String origin) {
        String found = origin == null ? "" : origin;
        String expected = request.getHeader("Host") == null ? "" : request.getScheme() + "://" + hostOf(request);
        return new SameOrigin(isSame(request, found), expected, found);
    }

    /**
     * The same host, and the same port where the request names one: many proxies pass a {@code Host} without it. A page that
     * came over TLS may talk to a server that a proxy talks to in the clear, never the other way round.
     */
    private static boolean isSame(HttpServletRequest request, String origin) {
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (page.getHost() == null || page.getScheme() == null) {
            return false;
        }
        boolean isWeb = page.getScheme().equals("https")
                || (page.getScheme().equals("http") && request.getScheme().equals("http"));
        return isWeb
                && page.getHost()
                        .toLowerCase(Locale.ROOT)
                        .equals(request.getServerName().toLowerCase(Locale.ROOT))
                && (!namesPort(request) || portOf(page) == request.getServerPort());
    }

    private static boolean namesPort(HttpServletRequest request) {
        int port = request.getServerPort();
        return port != 80 && port != 443;
    }

    private static int portOf(URI page) {
        return page.getPort() >= 0 ? page.getPort() : page.getScheme().equals("https") ? 443 : 80;
    }

    private static String hostOf(HttpServletRequest request) {
        return request.getServerName() + (namesPort(request) ? ":" + request.getServerPort() : "");
    }
}
