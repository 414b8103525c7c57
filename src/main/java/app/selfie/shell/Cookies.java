package app.selfie.shell;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookies that remember how somebody likes the pages; they say nothing about who it is. */
final class Cookies {

    private static final Duration KEPT = Duration.ofDays(365);

    private Cookies() {}

    /**
     * @param context the product's own path on this host, which may have other things beside it; empty for none
     * @param secure whether the request came over TLS, and the cookie shall never travel otherwise
     */
    static Cookie preference(String name, String value, String context, boolean secure) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(context + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(KEPT.toSeconds()));
        return cookie;
    }

    static Optional<String> value(Cookie @Nullable [] cookies, String name) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
