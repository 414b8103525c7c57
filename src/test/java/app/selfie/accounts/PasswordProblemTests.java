package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordProblemTests {

    @Test
    void wantsTenCharacters() {
        assertThat(PasswordProblem.of("123456789", "ada")).contains(PasswordProblem.TOO_SHORT);
        assertThat(PasswordProblem.of("1234567890", "ada")).isEmpty();
    }

    @Test
    void countsCharactersRatherThanJavaChars() {
        assertThat(PasswordProblem.of("𠮷".repeat(9), "ada")).contains(PasswordProblem.TOO_SHORT);
        assertThat(PasswordProblem.of("𠮷".repeat(128), "ada")).isEmpty();
    }

    @Test
    void stopsAtTheLongestPassword() {
        assertThat(PasswordProblem.of("x".repeat(129), "ada")).contains(PasswordProblem.TOO_LONG);
    }

    @Test
    void refusesTheNameInAnyCase() {
        assertThat(PasswordProblem.of("ADA@example.org", "ada@EXAMPLE.org")).contains(PasswordProblem.SAME_AS_NAME);
    }
}
