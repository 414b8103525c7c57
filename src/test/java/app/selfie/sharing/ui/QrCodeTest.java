package app.selfie.sharing.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/s/AAAAAAAAAAAAAAAAAAAAAA",
                "https://a-studio-with-a-long-name.example.org/somewhere/below/s/zz_-zz_-zz_-zz_-zz_-zz",
                "http://[2001:db8::1]:8080/s/0123456789abcdefABCDEF"
            })
    void isReadAsTheAddress(String address) throws Exception {
        assertThat(QrReader.read(QrCode.svg(address))).isEqualTo(address);
    }

    @Test
    void refusesWhatFitsIntoNoCode() {
        assertThatThrownBy(() -> QrCode.svg("x".repeat(5000))).isInstanceOf(IllegalArgumentException.class);
    }
}
