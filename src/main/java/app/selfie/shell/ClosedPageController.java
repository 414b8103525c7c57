package app.selfie.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a page shows that was closed to make room for newer ones. */
@RestController
class ClosedPageController {

    static final String PATH = "/page-closed";

    private final PlainPage plain;

    ClosedPageController(PlainPage plain) {
        this.plain = plain;
    }

    @GetMapping(path = PATH, produces = PlainPage.TYPE)
    String page(HttpServletRequest request) {
        return plain.html(request, "shell.closed.", "studio", "shell.back-to-studio", OpenPages.MAX_PER_SESSION);
    }
}
