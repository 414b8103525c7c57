package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    /** Takes minutes to normalise. */
    static final String ENDLESS = "a" + "\u0300".repeat(200_000) + "\u0316".repeat(200_000);

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

    /** Each of them is one script, or one of the mixtures that languages are written in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Иван",
                "Ђорђе",
                "Αλέξανδρος",
                "محمد",
                "שרה",
                "ひろし",
                "東京タワーさん",
                "田中Hiroshi",
                "김철수",
                "金철수Kim",
                "สมชาย",
                "王小明2008",
                "ॐनमः",
                "Նարեկ",
                "გიორგი",
                "Nguyễn-Văn-A",
                "łukasz@example.org",
                "ሰላም",
                "ᎣᏏᏲ"
            })
    void acceptsEveryScriptByItself(String typed) {
        assertThat(Username.problemOf(typed)).isEmpty();
    }

    /** Cyrillic, Greek, Armenian and Cherokee letters between Latin ones; digits of two systems. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "аda", "pаypal", "ΑDA", "adа", "Ѕelfie", "оlga2", "ոame", "ᎪDA", "adaא", "ada٣", "१2३ada", "ада-ada"
            })
    void refusesLettersOfScriptsThatLookAlike(String typed) {
        assertThat(Username.problemOf(typed)).contains(UsernameProblem.MIXED_SCRIPTS);
    }

    /** Letters and marks that Unicode calls ignorable, and marks piled up until they cover other lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ㅤㅤ",
                "adaㅤ",
                "ᅟᅠ",
                "adaᅠ",
                "ada\u034Fb",
                "ada\u180Bb",
                "ada\uFE0F",
                "ada\uDB40\uDD00",
                "ក\u17B4ខ",
                "a\u0300\u0300da",
                "a\u0316\u0301\u0327\u0330\u0331\u0324da"
            })
    void refusesWhatCannotBeSeen(String typed) {
        assertThat(Username.problemOf(typed)).contains(UsernameProblem.BAD_CHARACTER);
    }

    @Test
    void readsNothingThatIsTooLong() {
        assertThat(Username.problemOf(" ".repeat(Username.MAX_TYPED) + "ada")).contains(UsernameProblem.TOO_LONG);
        assertThat(Username.keyOf("ada" + "x".repeat(Username.MAX_TYPED)))
                .isEqualTo(Username.keyOf("bob" + "y".repeat(Username.MAX_TYPED)));
    }

    /** To put these marks in order takes time by the square of their number: most of a minute each. */
    @ParameterizedTest
    @ValueSource(strings = {"problemOf", "keyOf", "name of a password"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isNotKeptBusyByAnEndlessName(String door) {
        switch (door) {
            case "problemOf" -> assertThat(Username.problemOf(ENDLESS)).contains(UsernameProblem.TOO_LONG);
            case "keyOf" -> assertThat(Username.keyOf(ENDLESS)).hasSizeLessThan(100);
            default ->
                assertThat(PasswordProblem.of("four random words", ENDLESS)).isEmpty();
        }
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
