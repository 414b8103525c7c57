package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void prefersWhatWasChosen() {
        Cookie[] chosen = {new Cookie("other", "x"), new Cookie(Language.COOKIE, "zh-CN")};

        assertThat(Language.of(chosen, List.of(Locale.ENGLISH))).isEqualTo(Language.CHINESE);
    }

    @Test
    void speaksChineseToEveryChineseBrowser() {
        assertThat(Language.of(null, List.of(Locale.forLanguageTag("zh-TW")))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(null, List.of(Locale.forLanguageTag("zh-Hans-SG"))))
                .isEqualTo(Language.CHINESE);
    }

    @Test
    void takesTheFirstLanguageOfTheBrowserThatItSpeaks() {
        assertThat(Language.of(null, List.of(Locale.FRENCH, Locale.CHINESE, Locale.ENGLISH)))
                .isEqualTo(Language.CHINESE);
    }

    @Test
    void writesEnglishDatesAsTheBrowsersOwnerDoes() {
        List<Locale> wanted = List.of(Locale.GERMANY, Locale.UK, Locale.US);

        assertThat(Language.ENGLISH.localeFor(wanted)).isEqualTo(Locale.UK);
        assertThat(Language.ENGLISH.localeFor(List.of(Locale.ENGLISH, Locale.GERMANY)))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Language.ENGLISH.localeFor(List.of(Locale.forLanguageTag("en-Latn-IN-u-nu-deva"))))
                .isEqualTo(Locale.forLanguageTag("en-IN"));
        assertThat(Language.CHINESE.localeFor(List.of(Locale.TAIWAN, Locale.forLanguageTag("zh-SG"))))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        assertThat(Language.of(null, List.of(Locale.FRENCH))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(new Cookie[] {new Cookie(Language.COOKIE, "tlh")}, List.of()))
                .isEqualTo(Language.ENGLISH);
    }
}
