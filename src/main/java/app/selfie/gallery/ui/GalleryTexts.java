package app.selfie.gallery.ui;

import app.selfie.backgrounds.Background;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts that several parts of the gallery's pages say. */
final class GalleryTexts {

    private static final String PREFIX = "gallery.element.";

    private GalleryTexts() {}

    /** The texts of the elements, by their own keys. */
    static Map<String, String> ofElements(I18NProvider provider, Locale locale) {
        Map<String, String> texts = new HashMap<>();
        provider.getAllTranslations(locale).forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                texts.put(key.substring(PREFIX.length()), text);
            }
        });
        return texts;
    }

    /** For files and answers outside the pages, whose reader's language nobody knows: one line in each. */
    static String inEveryLanguage(I18NProvider provider, String key) {
        return provider.getProvidedLocales().stream()
                .map(locale -> provider.getTranslation(key, locale))
                .distinct()
                .collect(Collectors.joining("\r\n"));
    }

    /** What a background is called. */
    static String nameOf(Component page, Background background) {
        return switch (background) {
            case Background.BuiltIn(var id) -> page.getTranslation("background." + id);
            case Background.Own own -> own.name().text();
        };
    }
}
