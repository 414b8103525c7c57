package app.selfie.shell;

import com.vaadin.flow.component.page.ColorScheme;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light or dark, or whatever the device says. */
enum ColorSchemeChoice {
    SYSTEM(ColorScheme.Value.SYSTEM, "shell.scheme.system"),
    LIGHT(ColorScheme.Value.LIGHT, "shell.scheme.light"),
    DARK(ColorScheme.Value.DARK, "shell.scheme.dark");

    static final String COOKIE = "selfie-scheme";

    private final ColorScheme.Value value;
    private final String messageKey;

    ColorSchemeChoice(ColorScheme.Value value, String messageKey) {
        this.value = value;
        this.messageKey = messageKey;
    }

    ColorScheme.Value value() {
        return value;
    }

    String messageKey() {
        return messageKey;
    }

    String cookieValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was chosen; the system's unless something was. */
    static ColorSchemeChoice of(Cookie @Nullable [] cookies) {
        return Cookies.value(cookies, COOKIE)
                .flatMap(text -> Arrays.stream(values())
                        .filter(choice -> choice.cookieValue().equals(text))
                        .findFirst())
                .orElse(SYSTEM);
    }
}
