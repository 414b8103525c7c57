package app.selfie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPropertiesTest {

    private static ModelProperties with(String address) {
        Duration second = Duration.ofSeconds(1);
        return new ModelProperties(URI.create(address), false, second, second, second);
    }

    @Test
    void takeAnAddressWithAndWithoutItsLastSlash() {
        assertThat(with("https://mirror.example/bodypix").baseAddress())
                .isEqualTo(with("https://mirror.example/bodypix/").baseAddress())
                .hasToString("https://mirror.example/bodypix/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://mirror.example/",
                "file:///srv/",
                "mirror",
                "https://ada:word@mirror.example/",
                "https://mirror.example/?a=b",
                "https://mirror.example/#a"
            })
    void refuseWhatIsNoAddressOfAMirror(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(address))
                .withMessageStartingWith("selfie.models.base-address must be an http or https address");
    }

    @Test
    void refuseATimeThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(
                        URI.create("https://mirror.example/"),
                        false,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ofSeconds(1)))
                .withMessage("selfie.models.stall-timeout must be longer than nothing, was PT0S");
    }
}
