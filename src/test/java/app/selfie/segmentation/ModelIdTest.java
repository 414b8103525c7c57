package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"selfie", "bodypix-mobilenet-050", "a", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"})
    void acceptsLowerCaseWords(String value) {
        assertThat(new ModelId(value).toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "a-",
                "-a",
                "a--b",
                "A",
                "a/b",
                "../a",
                "a b",
                "é",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"
            })
    void refusesAnythingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelId(value));
    }
}
