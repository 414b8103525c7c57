package app.selfie.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Which addresses count as one visitor: a single IPv4 address, or the /64 network that an IPv6 customer owns. */
public final class NetworkOrigin {

    private static final int NETWORK_BYTES = 8;

    private NetworkOrigin() {}

    /**
     * The key of an address as the servlet container reports it.
     *
     * @param address an IP address in text form; anything else is its own key
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal with a colon is never looked up in DNS.
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
