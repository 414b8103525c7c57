package app.selfie.shell;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a page shows that was closed to make room for newer ones: plain HTML, which takes no memory on the server. */
@RestController
class ClosedPageController {

    static final String PATH = "/page-closed";

    private final I18NProvider translations;

    ClosedPageController(I18NProvider translations) {
        this.translations = translations;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(HttpServletRequest request) {
        Language language = Language.of(request.getCookies(), Collections.list(request.getLocales()));
        Document page = Document.createShell("");
        Element root = page.head().parents().getFirst();
        root.attr("lang", language.tag())
                .attr("style", "color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif");
        page.head().appendElement("meta").attr("charset", "UTF-8");
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.title(text("shell.closed.title", language));
        Element main = page.body()
                .appendElement("main")
                .attr("style", "max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem");
        main.appendElement("h1").text(text("shell.closed.title", language));
        main.appendElement("p")
                .text(translations.getTranslation("shell.closed.text", language.locale(), OpenPages.MAX_PER_SESSION));
        main.appendElement("p").appendElement("a").attr("href", "studio").text(text("shell.back-to-studio", language));
        return page.outerHtml();
    }

    private String text(String key, Language language) {
        return translations.getTranslation(key, language.locale());
    }
}
