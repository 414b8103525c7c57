package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.http.SameOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets nobody to a live stream but the signed-in owner, from a page of this very server, with a good ticket. A browser
 * sends {@code Origin} with every WebSocket handshake; one without it is none of ours.
 *
 * <p>A page cannot see why a handshake was refused; it asks {@link StreamCheckController}, for which the session remembers.
 */
final class StreamHandshake implements HandshakeInterceptor {

    private final LiveStreams streams;

    StreamHandshake(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        Optional<UserId> user = Optional.ofNullable(request.getPrincipal()).map(UserId::of);
        HandshakeOutcome outcome = outcomeOf(asked, user.isPresent());
        remember(asked.getSession(false), outcome);
        if (!outcome.isGood() || user.isEmpty()) {
            response.setStatusCode(outcome.isUpgradeMissing() ? HttpStatus.UPGRADE_REQUIRED : HttpStatus.FORBIDDEN);
            return false;
        }
        ticketIn(request.getURI())
                .flatMap(ticket -> streams.redeem(ticket, user.get()))
                .ifPresent(stream -> attributes.put(StreamSocketHandler.STREAM, stream));
        return true; // a browser cannot see a refused handshake's reason; the handler closes with a code instead
    }

    private static HandshakeOutcome outcomeOf(HttpServletRequest request, boolean signedIn) {
        if (!signedIn) {
            return HandshakeOutcome.signedOut();
        }
        String upgrade = request.getHeader("Upgrade");
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            return HandshakeOutcome.upgradeMissing(upgrade == null ? "" : upgrade);
        }
        SameOrigin origin = SameOrigin.of(request);
        return origin.isOurs() ? HandshakeOutcome.good() : HandshakeOutcome.foreign(origin);
    }

    private static void remember(@Nullable HttpSession session, HandshakeOutcome outcome) {
        if (session != null) {
            session.setAttribute(HandshakeOutcome.ATTRIBUTE, outcome);
        }
    }

    private static Optional<String> ticketIn(URI address) {
        return Optional.ofNullable(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst("ticket"));
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
