package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTests {

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
    void speaksEnglishToEverybodyElse() {
        assertThat(Language.of(null, List.of(Locale.FRENCH))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(new Cookie[] {new Cookie(Language.COOKIE, "tlh")}, List.of()))
                .isEqualTo(Language.ENGLISH);
    }
}
