package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    @Test
    void knowsNetworks() {
        TrustedProxies proxies = TrustedProxies.of("10.0.0.0/8, 127.0.0.0/8, ::1/128");

        assertThat(contains(proxies, "127.0.0.1")).isTrue();
        assertThat(contains(proxies, "10.9.8.7")).isTrue();
        assertThat(contains(proxies, "::1")).isTrue();
        assertThat(contains(proxies, "192.0.2.1")).isFalse();
    }

    @Test
    void knowsARegularExpression() {
        TrustedProxies proxies = TrustedProxies.of("192\\.0\\.2\\.\\d{1,3}|10\\..*");

        assertThat(contains(proxies, "192.0.2.1")).isTrue();
        assertThat(contains(proxies, "192.0.3.1")).isFalse();
    }

    @Test
    void trustsNobodyUnasked() {
        assertThat(contains(TrustedProxies.NONE, "127.0.0.1")).isFalse();
    }

    private static boolean contains(TrustedProxies proxies, String address) {
        return proxies.contain(InetAddress.ofLiteral(address));
    }
}
