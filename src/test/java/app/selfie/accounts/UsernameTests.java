package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTests {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "王小明", "Zoë.K", "o_o-7", "ada@example.org", "𠮷野家", "नमस्ते", "  ada  "})
    void acceptsNamesOfManyScripts(String typed) {
        assertThat(Username.problemOf(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "a, TOO_SHORT",
        "𠮷, TOO_SHORT",
        ".ada, BAD_CHARACTER",
        "a da, BAD_CHARACTER",
        "ada!, BAD_CHARACTER",
        "ada\u0000b, BAD_CHARACTER",
        "ada\u202Eb, BAD_CHARACTER",
        "<b>ada, BAD_CHARACTER",
        "12345678901234567890123456789012345678901, TOO_LONG"
    })
    void saysWhyATextIsNoName(String typed, UsernameProblem problem) {
        assertThat(Username.problemOf(typed)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, ADA",
        "ａｄａ, ada",
        "Zoe\u0308, ZOË",
        "straße, STRASSE",
        "ﬁona, FIONA",
        "ΣΟΦΟΣ, σοφος",
    })
    void takesDifferentWaysToWriteANameForTheSame(String one, String other) {
        assertThat(new Username(one).key()).isEqualTo(new Username(other).key());
    }

    @Test
    void keepsTheNameAsItWasWritten() {
        assertThat(new Username(" Zoe\u0308 ").text()).isEqualTo("Zoë");
    }

    @Test
    void refusesATextThatIsNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Username("a"))
                .withMessageContaining("2 to 40")
                .withMessageContaining("TOO_SHORT");
    }

    /** NFKC can make one character 18 long; the column has room for the longest name of them. */
    @Test
    void keepsTheLongestKeyWithinItsColumn() {
        String key = new Username("ﷺ".repeat(Username.MAX_CHARACTERS).replace(" ", "")).key();

        assertThat(key.length()).isLessThanOrEqualTo(800);
    }
}
