package app.selfie.streaming;

import app.selfie.accounts.UserId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Lets nobody to a live stream but the signed-in owner, from a page of this very server, with a good ticket. A browser
 * sends {@code Origin} with every WebSocket handshake; one without it is none of ours.
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
        Optional<UserId> user = Optional.ofNullable(request.getPrincipal()).map(UserId::of);
        boolean ours = request.getHeaders().getOrigin() != null && WebUtils.isSameOrigin(request);
        if (user.isEmpty() || !ours) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        ticketIn(request.getURI())
                .flatMap(ticket -> streams.redeem(ticket, user.get()))
                .ifPresent(stream -> attributes.put(StreamSocketHandler.STREAM, stream));
        return true; // a browser cannot see a refused handshake's reason; the handler closes with a code instead
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
