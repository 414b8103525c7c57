package app.selfie.localization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class ClientZoneTest {

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 480, Asia/Shanghai",
        "Etc/GMT+8, -480, Etc/GMT+8",
        "Etc/Unknown, 420, +07:00",
        "Asia/Hanoi, 420, +07:00",
        "Nowhere, -210, -03:30",
        "'', 345, +05:45",
        "Asia/Hanoi, 0, Z",
        "Asia/Hanoi, 99999, Z",
        "Asia/Hanoi, -2147483648, Z"
    })
    void isTheNamedOneOrElseTheOffset(String name, int minutes, String expected) {
        assertThat(ClientZone.of(name, minutes)).isEqualTo(ZoneId.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Asia/Shanghai, none, Asia/Shanghai",
                "Asia/Hanoi, 420, +07:00",
                "Asia/Hanoi, none, Z",
                "Asia/Hanoi, x, Z",
                "none, -480, -08:00",
                "none, none, Z"
            })
    void isReadFromAnAddressWithoutEverRefusingOne(String name, String minutes, String expected) {
        Map<String, String> parameters = new java.util.HashMap<>();
        parameters.put("zone", name);
        parameters.put("utcOffset", minutes);

        assertThat(ClientZone.ofParameters(parameters::get)).isEqualTo(ZoneId.of(expected));
    }

    @Test
    void takesNoNameOfAnyLength() {
        assertThat(ClientZone.of("UTC+1" + "0".repeat(100_000), 60)).isEqualTo(ZoneId.of("+01:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Etc/GMT+8", "+07:00", "Asia/Shanghai", "Z"})
    void comesBackFromTheAddressItWasPutInto(String id) {
        URI address = URI.create("gallery/x?download&" + ClientZone.toParameter(ZoneId.of(id)));
        var parameters = UriComponentsBuilder.fromUri(address).build().getQueryParams();

        String read = UriUtils.decode(
                String.valueOf(parameters.getFirst("zone")).replace('+', ' '), // as servers read a query
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ClientZone.of(read, 0)).isEqualTo(ZoneId.of(id));
    }
}
