package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * The page that somebody wanted who has to sign in first, and comes back to afterwards. Only a page of ours: whatever else an
 * address names, another host above all, becomes the studio.
 *
 * @param path with the query, below the context path
 */
public record WantedPage(String path) {

    /** The door, which says that one was signed out and comes back. */
    public static final String DOOR = "/" + LoginView.ROUTE + "?" + LoginView.ENDED + "=" + LoginView.GONE;

    static final String STUDIO = "/studio";

    /** Where Spring Security looks for the page. */
    static final String ATTRIBUTE = WantedPage.class.getName();

    private static final int MAX_LENGTH = 2_000;

    /** Dots that lead elsewhere, as browsers read them: to what is beside us on our host. */
    private static final String NO_DOTS = "(?!(\\.|%2[Ee]){1,2}([;/?]|$))";

    /** One slash in front: two, or one that a browser takes for a second, would lead to another host. */
    private static final Pattern OURS =
            Pattern.compile("(/" + NO_DOTS + "[A-Za-z0-9._~%!$&'()*+,;=:@-]+)+(\\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?");

    /**
     * The page with the given address.
     *
     * @param address a path with a query, or a whole address, of which the host is not looked at
     */
    public static WantedPage of(HttpServletRequest request, @Nullable String address) {
        String path = address == null || address.length() > MAX_LENGTH ? "" : pathOf(address);
        String base = request.getContextPath();
        String below = path.startsWith(base) ? path.substring(base.length()) : "";
        return new WantedPage(OURS.matcher(below).matches() ? below : STUDIO);
    }

    private static String pathOf(String address) {
        if (address.startsWith("/")) {
            return address;
        }
        try {
            URI whole = new URI(address);
            return whole.getRawPath() + (whole.getRawQuery() == null ? "" : "?" + whole.getRawQuery());
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** Keeps it for the sign-in, in the visitor's session, which begins now where there is none. */
    public void remember(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, new SimpleSavedRequest(path));
    }
}
