package app.selfie.sharing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;

/** The product's texts in the first language of a browser that it speaks, else in English; without the pages' machinery. */
final class StrangerTexts {

    private static final ResourceBundle.Control PLAIN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private StrangerTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("vaadin-i18n.translations", locale, PLAIN);
    }

    static StrangerTexts of(HttpServletRequest request) {
        for (Locale wanted : Collections.list(request.getLocales())) {
            switch (wanted.getLanguage()) {
                case "en" -> {
                    return new StrangerTexts(Locale.ENGLISH);
                }
                case "zh" -> {
                    return new StrangerTexts(Locale.SIMPLIFIED_CHINESE);
                }
                default -> {
                    // perhaps the next one
                }
            }
        }
        return new StrangerTexts(Locale.ENGLISH);
    }

    /** For the {@code lang} attribute, BCP 47. */
    String language() {
        return locale.toLanguageTag();
    }

    String text(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }
}
