package app.selfie.models;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where model files come from; the defaults and their reasons are in {@code application.yaml}. The folder they go to is
 * {@code selfie.models.folder}.
 *
 * @param baseAddress of the official files or of a mirror with the same layout; https, or http for a mirror in a network
 *     of one's own; ends with a slash from here on
 * @param offline whether nothing is ever downloaded
 * @param connectTimeout until a server answers at all
 * @param stallTimeout how long a server may send next to nothing before the connection counts as dead
 * @param checkEvery how often the folder is looked at for files that were put there by hand
 */
@ConfigurationProperties("selfie.models")
record ModelProperties(
        URI baseAddress, boolean offline, Duration connectTimeout, Duration stallTimeout, Duration checkEvery) {

    ModelProperties {
        String text = baseAddress.toString();
        String scheme =
                baseAddress.getScheme() == null ? "" : baseAddress.getScheme().toLowerCase(Locale.ROOT);
        require(
                (scheme.equals("https") || scheme.equals("http"))
                        && baseAddress.getHost() != null
                        && baseAddress.getRawUserInfo() == null
                        && baseAddress.getRawQuery() == null
                        && baseAddress.getRawFragment() == null,
                "base-address",
                "an http or https address without user, query and fragment",
                text);
        baseAddress = text.endsWith("/") ? baseAddress : URI.create(text + "/");
        require(connectTimeout.isPositive(), "connect-timeout", "longer than nothing", connectTimeout);
        require(stallTimeout.isPositive(), "stall-timeout", "longer than nothing", stallTimeout);
        require(checkEvery.isPositive(), "check-every", "longer than nothing", checkEvery);
    }

    private static void require(boolean holds, String name, String range, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("selfie.models." + name + " must be " + range + ", was " + found);
        }
    }
}
