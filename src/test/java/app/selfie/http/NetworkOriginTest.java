package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkOriginTest {

    @Test
    void takesAnIpv4AddressAsItIs() {
        assertThat(NetworkOrigin.of("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void takesAnIpv6NetworkForOneVisitor() {
        assertThat(NetworkOrigin.of("2001:db8:1:2::1")).isEqualTo(NetworkOrigin.of("2001:db8:1:2:ffff::9"));
        assertThat(NetworkOrigin.of("2001:db8:1:2::1")).isNotEqualTo(NetworkOrigin.of("2001:db8:1:3::1"));
    }

    @Test
    void seesAnIpv4AddressInsideAnIpv6One() {
        assertThat(NetworkOrigin.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void takesAnythingElseForItsOwnKey() {
        assertThat(NetworkOrigin.of("not:an:address")).isEqualTo("not:an:address");
    }
}
