package app.selfie.shell;

import app.selfie.accounts.WantedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a page goes whose session has ended: through the door, which says so, and back to the page. It cannot know whether its
 * cookies were deleted or are never kept; here the first is told from the second, which no door would help.
 */
@RestController
class SignedOutController {

    static final String PATH = "/signed-out";

    private static final String CHECKED = "checked";

    private final PlainPage plain;

    SignedOutController(PlainPage plain) {
        this.plain = plain;
    }

    /**
     * Leads to the door, or straight back where somebody is signed in all the same, as a remembered device is.
     *
     * @param back the page's path and query; the page that led here unless told
     */
    @GetMapping(path = PATH, produces = PlainPage.TYPE)
    @Nullable
    String lead(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String back,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer)
            throws IOException {
        WantedPage wanted = WantedPage.of(request, back != null ? back : referer);
        String base = request.getContextPath();
        if (request.getUserPrincipal() != null) {
            response.sendRedirect(base + wanted.path());
        } else if (request.getParameter(CHECKED) == null) {
            wanted.remember(request);
            response.sendRedirect(base + PATH + "?" + CHECKED);
        } else if (request.isRequestedSessionIdValid()) {
            response.sendRedirect(base + WantedPage.DOOR);
        } else {
            return plain.html(request, "shell.cookies.", "studio", "shell.cookies.again");
        }
        return null;
    }
}
