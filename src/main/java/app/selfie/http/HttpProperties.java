package app.selfie.http;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one connection and one network address may take. See decision 0016.
 *
 * @param connectionsPerAddress at once, from one IPv4 address or one IPv6 /64 network: a browser opens about eight, so this
 *     is an office of sixty behind one address. The proxies that are trusted to name their clients are exempt
 * @param socketsPerAddress WebSockets at once of those: an open page holds two
 * @param pagesPerSecond pages of one network, of which ten seconds' worth may come at once
 * @param minRate bytes per second; a request that arrives slower, or an answer that is taken slower, is slower than any
 *     telephone
 * @param patience how far a connection may fall behind that rate before it is closed: a tunnel's length, and Tomcat's own
 *     limit for complete silence
 * @param frameAncestors whose pages may show ours inside theirs, as {@code Content-Security-Policy} writes it
 */
@ConfigurationProperties("selfie.http")
record HttpProperties(
        @DefaultValue("512") int connectionsPerAddress,
        @DefaultValue("128") int socketsPerAddress,
        @DefaultValue("20") int pagesPerSecond,
        @DefaultValue("1KB") DataSize minRate,
        @DefaultValue("20s") Duration patience,
        @DefaultValue(SecurityHeaders.NOBODY) String frameAncestors) {

    /** Sources with spaces between them; nothing that ends the directive, or the header. */
    private static final Pattern SOURCES = Pattern.compile("[\\w:/.*'\\[\\]-]+( [\\w:/.*'\\[\\]-]+)*");

    /** Until they are known. */
    static final HttpProperties NONE = new HttpProperties(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            DataSize.ofBytes(1),
            Duration.ofDays(1),
            SecurityHeaders.NOBODY);

    HttpProperties {
        require(connectionsPerAddress >= 1, "connections-per-address", "1 or more", connectionsPerAddress);
        require(socketsPerAddress >= 1, "sockets-per-address", "1 or more", socketsPerAddress);
        require(pagesPerSecond >= 1, "pages-per-second", "1 or more", pagesPerSecond);
        require(minRate.toBytes() >= 1, "min-rate", "1B or more", minRate);
        require(
                SOURCES.matcher(frameAncestors).matches(),
                "frame-ancestors",
                "'none', 'self' or addresses with spaces between them",
                frameAncestors);
        require(patience.toMillis() >= 1000, "patience", "1s or more", patience);
    }

    private static void require(boolean holds, String name, String range, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("selfie.http." + name + " must be " + range + ", was " + found);
        }
    }
}
