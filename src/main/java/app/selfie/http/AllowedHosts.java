package app.selfie.http;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names under which this server is to be found.
 *
 * @param allowedHosts without ports, upper or lower case; empty for any
 */
@ConfigurationProperties("selfie")
record AllowedHosts(@DefaultValue List<String> allowedHosts) {

    AllowedHosts {
        allowedHosts = allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @param name of a request's {@code Host}, without the port */
    boolean admits(String name) {
        return allowedHosts.isEmpty() || allowedHosts.contains(name.toLowerCase(Locale.ROOT));
    }
}
