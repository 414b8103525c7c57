package app.selfie.studio;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The texts of the camera element, by its own keys. */
final class CameraTexts {

    private static final String PREFIX = "camera.";

    private CameraTexts() {}

    /** Every text whose key begins with {@code camera.}, without that beginning. */
    static Map<String, String> of(I18NProvider provider, Locale locale) {
        Map<String, String> texts = new HashMap<>();
        provider.getAllTranslations(locale).forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                texts.put(key.substring(PREFIX.length()), text);
            }
        });
        return texts;
    }
}
