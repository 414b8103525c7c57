package app.selfie.http;

import java.net.InetAddress;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.catalina.util.NetMaskSet;

/**
 * The addresses of proxies that may name their clients, as {@code server.tomcat.remoteip.internal-proxies} tells them: a
 * list of networks, or a regular expression.
 */
final class TrustedProxies {

    /** Where no proxy is trusted, as by default. */
    static final TrustedProxies NONE = new TrustedProxies(new NetMaskSet(), Pattern.compile("(?!)"));

    private final NetMaskSet networks;
    private final Pattern addresses;

    private TrustedProxies(NetMaskSet networks, Pattern addresses) {
        this.networks = networks;
        this.addresses = addresses;
    }

    static TrustedProxies of(String setting) {
        NetMaskSet networks = new NetMaskSet();
        if (networks.addAll(setting).isEmpty()) {
            return new TrustedProxies(networks, NONE.addresses);
        }
        try {
            return new TrustedProxies(NONE.networks, Pattern.compile(setting));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "server.tomcat.remoteip.internal-proxies: expected networks or a regular expression, found "
                            + setting,
                    e);
        }
    }

    boolean contain(InetAddress address) {
        return networks.contains(address)
                || addresses.matcher(address.getHostAddress()).matches();
    }
}
