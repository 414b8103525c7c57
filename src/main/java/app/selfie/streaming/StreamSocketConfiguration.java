package app.selfie.streaming;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Puts the live streams at {@code /stream}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class StreamSocketConfiguration implements WebSocketConfigurer {

    /** The parts in which a message is handed over; most frames come in one. */
    private static final int PART_BYTES = 64 * 1024;

    private final LiveStreams streams;
    private final StreamProperties properties;

    StreamSocketConfiguration(LiveStreams streams, StreamProperties properties) {
        this.streams = streams;
        this.properties = properties;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new StreamSocketHandler(streams, properties), "/stream")
                .addInterceptors(new StreamHandshake(streams));
    }

    @Bean
    static ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxBinaryMessageBufferSize(PART_BYTES);
        return container;
    }
}
