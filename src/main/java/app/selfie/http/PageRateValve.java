package app.selfie.http;

import app.selfie.limits.RateLimiter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one network ask for so many pages a second: each takes milliseconds to make and begins a session, where a file takes
 * next to nothing. Whatever has no ending counts as a page. Behind a trusted proxy the network is the client's, as it names
 * it.
 */
final class PageRateValve extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(PageRateValve.class);

    private static final int TOO_MANY_REQUESTS = 429;

    /** A class that opens the studio all together has as many as come back in so many seconds. */
    private static final int BURST_SECONDS = 10;

    private final int perSecond;
    private final HttpMetrics metrics;
    private final RateLimiter<String> networks;

    /** @param perSecond pages of one network, 1 or more */
    PageRateValve(int perSecond, HttpMetrics metrics) {
        super(true);
        this.perSecond = perSecond;
        this.metrics = metrics;
        this.networks = new RateLimiter<>(new RateLimiter.Limit(
                perSecond * BURST_SECONDS, Duration.ofSeconds(1).dividedBy(perSecond)));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isPage(request)
                || networks.take(NetworkOrigin.of(request.getRemoteAddr())).isEmpty()) {
            getNext().invoke(request, response);
            return;
        }
        metrics.pageRefused();
        LOG.warn("{} asks for more than {} pages a second; more are refused", request.getRemoteAddr(), perSecond);
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", "2");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Connection", "close"); // with whatever else was sent ahead on it
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(textFor(request.getLocale()));
    }

    private static boolean isPage(Request request) {
        String address = request.getRequestURI();
        boolean file = address.indexOf('.', address.lastIndexOf('/') + 1) >= 0;
        boolean asked = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return asked && !file && request.getHeader("Upgrade") == null;
    }

    /** In the visitor's language where it is one of ours, without the page's machinery. */
    private static String textFor(Locale locale) {
        ResourceBundle.Control plain =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("vaadin-i18n.translations", locale, plain)
                .getString("http.too-many-pages");
    }
}
