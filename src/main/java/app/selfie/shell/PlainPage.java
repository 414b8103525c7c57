package app.selfie.shell;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A page that says one thing and leads to one place: plain HTML, which takes no session and no memory on the server. */
@Component
class PlainPage {

    static final String TYPE = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final I18NProvider translations;

    PlainPage(I18NProvider translations) {
        this.translations = translations;
    }

    /**
     * The page in the visitor's language.
     *
     * @param key of the translations, to which {@code title} and {@code text} are added
     * @param link relative to the page
     * @param linkKey of the link's translation
     * @param values of the text
     */
    String html(HttpServletRequest request, String key, String link, String linkKey, Object... values) {
        Language language = Language.of(request.getCookies(), Collections.list(request.getLocales()));
        String title = translations.getTranslation(key + "title", language.locale());
        Document page = Document.createShell("");
        Element root = page.head().parents().getFirst();
        root.attr("lang", language.tag())
                .attr("style", "color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif");
        page.head().appendElement("meta").attr("charset", "UTF-8");
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.title(title);
        Element main = page.body()
                .appendElement("main")
                .attr("style", "max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem");
        main.appendElement("h1").text(title);
        main.appendElement("p").text(translations.getTranslation(key + "text", language.locale(), values));
        main.appendElement("p")
                .appendElement("a")
                .attr("href", link)
                .text(translations.getTranslation(linkKey, language.locale()));
        return page.outerHtml();
    }
}
