package app.selfie.sharing.web;

import app.selfie.imaging.ImageSize;
import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.SharedSelfie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** The pages of strangers: HTML without a script, and nothing of the product but its pictures. */
final class StrangerPage {

    /** The parameter behind the addresses of pictures that a password unlocks. */
    static final String ACCESS = "access";

    static final String STYLE = style();

    private final StrangerTexts texts;
    private final Document page = new Document("");
    private final Element head;
    private final Element body;

    private StrangerPage(StrangerTexts texts, String title) {
        this.texts = texts;
        page.outputSettings().prettyPrint(false); // the style must stay as its hash says
        page.appendChild(new DocumentType("html", "", ""));
        Element root = page.appendElement("html").attr("lang", texts.language());
        head = root.appendElement("head");
        body = root.appendElement("body");
        head.appendElement("meta").attr("charset", "UTF-8");
        meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover");
        meta("robots", "noindex, nofollow, noarchive");
        meta("referrer", "no-referrer");
        meta("color-scheme", "dark");
        head.appendElement("title").text(title);
        head.appendElement("link").attr("rel", "icon").attr("href", "data:,"); // else browsers ask for one
        head.appendElement("style").appendChild(new DataNode(STYLE));
    }

    private static String style() {
        try (InputStream file = StrangerPage.class.getResourceAsStream("stranger.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sentence, and what to do about it. */
    static String message(StrangerTexts texts, String title, String text) {
        StrangerPage page = new StrangerPage(texts, title);
        Element main = page.body.appendElement("main").addClass("message");
        main.appendElement("h1").text(title);
        main.appendElement("p").text(text);
        return page.page.outerHtml();
    }

    /** @param problem with the last try; empty for none */
    static String password(StrangerTexts texts, String problem) {
        String title = texts.text("sharing.page.password.title");
        StrangerPage page = new StrangerPage(texts, title);
        page.openGraph("title", title);
        Element form = page.body.appendElement("main").addClass("message").appendElement("form");
        form.attr("method", "post");
        form.appendElement("h1").text(title);
        form.appendElement("label").attr("for", "password").text(texts.text("sharing.page.password.label"));
        Element field = form.appendElement("input")
                .attr("id", "password")
                .attr("name", "password")
                .attr("type", "password")
                .attr("autocomplete", "off")
                .attr("required", true)
                .attr("autofocus", true);
        if (!problem.isEmpty()) {
            field.attr("aria-invalid", "true").attr("aria-describedby", "problem");
            form.appendElement("p").attr("id", "problem").attr("role", "alert").text(problem);
        }
        form.appendElement("button").text(texts.text("sharing.page.password.open"));
        return page.page.outerHtml();
    }

    /**
     * The link's pictures side by side.
     *
     * @param key the last part of the page's address, to which those of the pictures are relative
     * @param address of the page, for those who show a preview of it elsewhere
     * @param access behind the addresses of pictures; empty for none
     */
    static String pictures(StrangerTexts texts, OpenShareLink link, String key, String address, String access) {
        List<SharedSelfie> selfies = link.selfies();
        String title = selfies.size() == 1
                ? texts.text("sharing.page.title.one")
                : texts.text("sharing.page.title.many", selfies.size());
        StrangerPage page = new StrangerPage(texts, title);
        page.openGraph("title", title);
        page.openGraph("type", "website");
        if (access.isEmpty()) { // else a preview would show what the password is there for
            page.preview(selfies.getFirst(), address);
        }
        page.body.appendElement("h1").addClass("spoken").text(title);
        Element main = page.body.appendElement("main").addClass("pictures");
        if (selfies.size() > 1) {
            main.attr("tabindex", "0").attr("role", "region").attr("aria-label", texts.text("sharing.page.swipe"));
        }
        for (int i = 0; i < selfies.size(); i++) {
            page.picture(main, selfies, i, key, access);
        }
        if (selfies.size() > 1) {
            page.body
                    .appendElement("a")
                    .addClass("all")
                    .attr("href", key + "/pictures.zip" + query(access, ""))
                    .attr("download", true)
                    .text(texts.text("sharing.page.download.all"));
        }
        return page.page.outerHtml();
    }

    private void picture(Element main, List<SharedSelfie> selfies, int index, String key, String access) {
        SharedSelfie selfie = selfies.get(index);
        int count = selfies.size();
        String folder = key + "/" + selfie.place() + "/";
        String same = query(access, "v=" + selfie.revision());
        ImageSize size = selfie.size();
        Element figure = main.appendElement("figure").attr("id", "picture-" + (index + 1));
        figure.appendElement("img")
                .attr("src", folder + PictureSize.MIDDLE.file() + same)
                .attr("srcset", sources(size, folder, same))
                .attr("sizes", "min(100vw, calc(100vh * " + size.widthPx() + " / " + size.heightPx() + "))")
                .attr("width", String.valueOf(size.widthPx()))
                .attr("height", String.valueOf(size.heightPx()))
                .attr("alt", count == 1 ? texts.text("sharing.page.alt") : alt(index, count))
                .attr("decoding", "async")
                .attr("loading", index == 0 ? "eager" : "lazy");
        Element caption = figure.appendElement("figcaption");
        if (count > 1) {
            step(caption, index - 1, count, "‹", "sharing.page.previous");
            caption.appendElement("span").text((index + 1) + " / " + count);
            step(caption, index + 1, count, "›", "sharing.page.next");
        }
        caption.appendElement("a")
                .addClass("download")
                .attr("href", folder + PictureSize.WHOLE.file() + query(access, "download"))
                .attr("download", true)
                .text(texts.text("sharing.page.download"));
    }

    private String alt(int index, int count) {
        return texts.text("sharing.page.alt.many", index + 1, count);
    }

    private void step(Element caption, int to, int count, String arrow, String key) {
        if (to >= 0 && to < count) {
            caption.appendElement("a")
                    .attr("href", "#picture-" + (to + 1))
                    .attr("aria-label", texts.text(key))
                    .text(arrow);
        }
    }

    private static String sources(ImageSize size, String folder, String same) {
        List<String> sources = new ArrayList<>();
        for (PictureSize offered : PictureSize.values()) {
            if (offered == PictureSize.WHOLE || offered.isSmallerThan(size)) {
                sources.add(
                        folder + offered.file() + same + " " + offered.fit(size).widthPx() + "w");
            }
        }
        return String.join(", ", sources);
    }

    private static String query(String access, String parameter) {
        String word = access.isEmpty() ? "" : ACCESS + "=" + access;
        String both = parameter.isEmpty() || word.isEmpty() ? parameter + word : parameter + "&" + word;
        return both.isEmpty() ? "" : "?" + both;
    }

    private void preview(SharedSelfie selfie, String address) {
        ImageSize size = PictureSize.MIDDLE.fit(selfie.size());
        openGraph("image", address + "/" + selfie.place() + "/" + PictureSize.MIDDLE.file());
        openGraph("image:type", "image/jpeg");
        openGraph("image:width", String.valueOf(size.widthPx()));
        openGraph("image:height", String.valueOf(size.heightPx()));
        meta("twitter:card", "summary_large_image");
    }

    private void openGraph(String property, String content) {
        head.appendElement("meta").attr("property", "og:" + property).attr("content", content);
    }

    private void meta(String name, String content) {
        head.appendElement("meta").attr("name", name).attr("content", content);
    }
}
