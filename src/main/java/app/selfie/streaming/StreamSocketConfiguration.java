package app.selfie.streaming;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the live streams at {@code /stream}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class StreamSocketConfiguration implements WebSocketConfigurer {

    private final LiveStreams streams;
    private final StreamProperties properties;

    StreamSocketConfiguration(LiveStreams streams, StreamProperties properties) {
        this.streams = streams;
        this.properties = properties;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new StreamSocketHandler(streams, properties), "/stream")
                .addInterceptors(new StreamHandshake(streams))
                .setAllowedOriginPatterns("*"); // the handshake itself judges origins, and tells why
    }
}
