package app.selfie.shell;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language the whole product speaks. The first one is spoken to whoever asks for none of them. */
enum Language {
    ENGLISH("en", Locale.ENGLISH, "English"),
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE, "简体中文");

    static final String COOKIE = "selfie-language";

    private final String tag;
    private final Locale locale;
    private final String ownName;

    Language(String tag, Locale locale, String ownName) {
        this.tag = tag;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** For the {@code lang} attribute, BCP 47. */
    String tag() {
        return tag;
    }

    /**
     * The language as the browser's owner writes it: dates are British in British English. Only of English, as Chinese is
     * written in other characters elsewhere, and no bundle is found for them.
     *
     * @param wanted the browser's languages, most wanted first
     */
    Locale localeFor(List<Locale> wanted) {
        return wanted.stream()
                .filter(other -> this == ENGLISH
                        && other.getLanguage().equals(locale.getLanguage())
                        && !other.getCountry().isEmpty())
                .findFirst()
                .map(other -> Locale.of(other.getLanguage(), other.getCountry()))
                .orElse(locale);
    }

    /** The bundle's locale. */
    Locale locale() {
        return locale;
    }

    /** What its speakers call it; never translated. */
    String ownName() {
        return ownName;
    }

    static List<Locale> locales() {
        return Arrays.stream(values()).map(Language::locale).toList();
    }

    static Optional<Language> withTag(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /**
     * What was chosen, else the first language of the browser that we speak, in whatever country, else English.
     *
     * @param cookies as the request has them, null for none
     * @param wanted the browser's languages, most wanted first
     */
    static Language of(Cookie @Nullable [] cookies, List<Locale> wanted) {
        return Cookies.value(cookies, COOKIE)
                .flatMap(Language::withTag)
                .or(() -> wanted.stream()
                        .flatMap(locale -> Arrays.stream(values())
                                .filter(known -> known.locale.getLanguage().equals(locale.getLanguage())))
                        .findFirst())
                .orElse(ENGLISH);
    }
}
