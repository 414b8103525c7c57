package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordStrengthTest {

    @ParameterizedTest
    @CsvSource({
        "'', WEAK",
        "1234567890, WEAK",
        "aaaaaaaaaaaaaaaaaaaa, WEAK",
        "sunflower7, FAIR",
        "four random little words, STRONG",
        "床前明月光疑是地上霜, STRONG",
    })
    void growsWithLengthAndVariety(String password, PasswordStrength expected) {
        assertThat(PasswordStrength.of(password)).isEqualTo(expected);
    }

    @Test
    void isAQuestionOfTheFirstCharactersHoweverManyTheyStandFor() {
        String standForThreeEach = "\ufb03".repeat(100); // ffi

        assertThat(PasswordStrength.of(standForThreeEach + "xkqvzjwpym")).isEqualTo(PasswordStrength.WEAK);
    }
}
