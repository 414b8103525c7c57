package app.selfie.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one network open so many WebSockets at once. Behind a trusted proxy the network is the client's, as it names it. */
public final class SocketValve extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(SocketValve.class);

    private static final String FULL = "selfie.sockets.full";

    private final int most;
    private final HttpMetrics metrics;
    private final OpenByNetwork<SocketWrapperBase<?>> open = new OpenByNetwork<>(socket -> !socket.isClosed());

    /** @param most sockets of one network */
    SocketValve(int most, HttpMetrics metrics) {
        super(true);
        this.most = most;
        this.metrics = metrics;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade")) && !hasRoomFor(request)) {
            metrics.socketRefused();
            LOG.warn("{} has {} WebSockets; more are refused", request.getRemoteAddr(), most);
            response.setHeader("Retry-After", "60");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (open.isFull(NetworkOrigin.of(request.getRemoteAddr()), most)) {
            request.setAttribute(FULL, most);
        }
        getNext().invoke(request, response);
    }

    /** How many sockets the client's network has, where it may open no more; 0 where it may. */
    public static int limitReached(HttpServletRequest request) {
        return request.getAttribute(FULL) instanceof Integer most ? most : 0;
    }

    private boolean hasRoomFor(Request request) {
        Optional<? extends SocketWrapperBase<?>> connection =
                request.getConnector().getProtocolHandler() instanceof PacedProtocol protocol
                        ? protocol.connection(request.getServletConnection().getConnectionId())
                        : Optional.empty();
        return connection.isEmpty() || open.add(NetworkOrigin.of(request.getRemoteAddr()), connection.get(), most);
    }
}
