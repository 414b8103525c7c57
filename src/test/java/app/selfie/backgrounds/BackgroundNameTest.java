package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundNameTest {

    @ParameterizedTest
    @CsvSource({
        "beach.jpg, beach",
        "'C:\\Pictures\\my beach.final.PNG', my beach.final",
        "../../etc/passwd, passwd",
        ".webp, .webp",
        "海边.jpeg, 海边",
        "'a\u0000\u202Eb\n.jpg', a b"
    })
    void comesFromTheFilesOwnName(String file, String name) {
        assertThat(BackgroundName.ofFile(file)).contains(new BackgroundName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u0007"})
    void isNotNothing(String typed) {
        assertThat(BackgroundName.of(typed)).isEmpty();
        assertThat(BackgroundName.ofFile(typed)).isEmpty();
    }

    @Test
    void isCutByCharactersWhereAFileIsCalledTooLong() {
        String file = "😀".repeat(100) + ".jpg";
        assertThat(BackgroundName.ofFile(file).orElseThrow().text()).isEqualTo("😀".repeat(60));
        assertThat(BackgroundName.of("x".repeat(61))).isEmpty();
        assertThat(BackgroundName.of("😀".repeat(60))).isPresent();
    }
}
