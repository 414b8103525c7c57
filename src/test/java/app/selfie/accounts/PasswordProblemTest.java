package app.selfie.accounts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordProblemTest {

    @Test
    void wantsTenCharacters() {
        assertThat(PasswordProblem.of("123456789", "ada")).contains(PasswordProblem.TOO_SHORT);
        assertThat(PasswordProblem.of("tz8 kq2 vm", "ada")).isEmpty();
    }

    @Test
    void countsCharactersRatherThanJavaChars() {
        assertThat(PasswordProblem.of("𠮷".repeat(9), "ada")).contains(PasswordProblem.TOO_SHORT);
        String longest = IntStream.range(0, 128)
                .mapToObj(i -> Character.toString(0x20000 + 7 * i))
                .collect(joining());
        assertThat(PasswordProblem.of(longest, "ada")).isEmpty();
    }

    @Test
    void stopsAtTheLongestPassword() {
        assertThat(PasswordProblem.of("x".repeat(129), "ada")).contains(PasswordProblem.TOO_LONG);
    }

    @Test
    void refusesTheNameInAnyCase() {
        assertThat(PasswordProblem.of("ADA@example.org", "ada@EXAMPLE.org")).contains(PasswordProblem.SAME_AS_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "0123456789",
                "9876543210",
                "1111111111",
                "1212121212",
                "1234512345",
                "0000000001",
                "qwertyuiop",
                "QWERTYUIOP",
                "poiuytrewq",
                "qwertzuiop",
                "asdfghjkl;",
                "zxcvbnm,./",
                "1qaz2wsx3edc",
                "1q2w3e4r5t",
                "147258369147",
                "aaaaaaaaaa",
                "abcabcabcabc",
                "abcdefghij",
                "password12",
                "Passw0rd!!",
                "P@ssword2024",
                "passwordpassword",
                "drowssap123",
                "iloveyou123",
                "!!iloveyou!!",
                "letmein1234",
                "Welcome2026!",
                "admin12345",
                "Summer2025!",
                "monkeydragon",
                "football99",
                "woaini1314",
                "woaini520520",
                "mima123456",
                "zhangwei88",
                "19900101aa",
                "2000-01-01!",
                "我爱你我爱你我爱你我爱你",
                "密码密码密码123456",
                "ｐａｓｓｗｏｒｄ１２３",
                "selfiestudio1",
                "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"
            })
    void refusesWhatEverybodyTries(String password) {
        assertThat(PasswordProblem.of(password, "somebody")).contains(PasswordProblem.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four random words",
                "correct horse battery",
                "four quite different words",
                "an administrator's password",
                "tz8kq2vmx9",
                "8364920571",
                "xK9#mQ2$vL",
                "my dog eats 2 shoes",
                "昨天下雨我没带伞回家",
                "床前明月光我在吃面条",
                "wo zuotian mei dai san",
                "the password is a long story",
                "dragon monkey sunshine shadow river"
            })
    void letsWhatIsHardToGuessThrough(String password) {
        assertThat(PasswordProblem.of(password, "somebody")).isEmpty();
    }

    @Test
    void refusesTheNameWithAFewCharactersMore() {
        assertThat(PasswordProblem.of("Grasshopper1", "grasshopper")).contains(PasswordProblem.COMMON);
        assertThat(PasswordProblem.of("Grasshopper1", "somebody")).isEmpty();
    }

    @Test
    void callsACommonPasswordWeakWhileItIsTyped() {
        assertThat(PasswordStrength.of("passwordpassword1234567890")).isEqualTo(PasswordStrength.WEAK);
    }
}
