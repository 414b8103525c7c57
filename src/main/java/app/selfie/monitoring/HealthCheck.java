package app.selfie.monitoring;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * Asks a running product whether it is ready, and ends with status 0 if it is and 1 if not: what a container's health check
 * runs where there is no curl. It needs nothing but Java and starts within a fraction of a second.
 *
 * <p>Only the answer 200 counts, and no redirection is followed: another port of the product, asked by mistake, leads to the
 * sign-in page, and that one is well even where the product is not.
 */
public final class HealthCheck {

    private static final String DEFAULT_PORT = "8081";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private HealthCheck() {}

    /**
     * Asks once.
     *
     * @param arguments the address to ask, or nothing for this machine and the port of the product's own environment
     */
    public static void main(String[] arguments) {
        System.exit(isReady(arguments.length == 0 ? here() : arguments[0]) ? 0 : 1);
    }

    private static String here() {
        String port = System.getenv().getOrDefault("MANAGEMENT_SERVER_PORT", DEFAULT_PORT);
        return "http://127.0.0.1:" + port + "/actuator/health/readiness";
    }

    static boolean isReady(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) new URI(address).toURL().openConnection(Proxy.NO_PROXY);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
            connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
            int status = connection.getResponseCode();
            connection.disconnect();
            if (status != HttpURLConnection.HTTP_OK) {
                System.err.println("expected 200 from " + address + ", found " + status);
            }
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException | URISyntaxException | IllegalArgumentException | ClassCastException e) {
            System.err.println("expected an answer from " + address + ", found " + e);
            return false;
        }
    }
}
