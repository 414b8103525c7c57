package app.selfie.sharing;

import app.selfie.limits.RateLimiter.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What may be shared, and how often strangers may ask; the defaults and their reasons are in {@code application.yaml}.
 *
 * @param maxLinks good ones of one person, 1 or more
 * @param maxSelfies in one link, 1 or more
 * @param requestsPerNetwork of strangers, for pages and pictures together
 * @param missesPerNetwork requests with a key that opens nothing
 * @param passwordsPerNetwork wrong ones of one network, for any link
 * @param passwordsPerLink wrong ones for one link, from anywhere
 * @param hashesPerNetwork right ones and wrong ones of one network, each of which costs the same
 */
@ConfigurationProperties("selfie.sharing")
public record SharingProperties(
        int maxLinks,
        int maxSelfies,
        Limit requestsPerNetwork,
        Limit missesPerNetwork,
        Limit passwordsPerNetwork,
        Limit passwordsPerLink,
        Limit hashesPerNetwork) {

    public SharingProperties {
        require(maxLinks, "max-links");
        require(maxSelfies, "max-selfies");
    }

    private static void require(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException("selfie.sharing." + name + ": expected 1 or more, found " + number);
        }
    }
}
