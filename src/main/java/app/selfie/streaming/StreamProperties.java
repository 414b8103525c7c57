package app.selfie.streaming;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the live streams.
 *
 * @param workers threads that turn frames into pictures; 0 means as many as the machine has cores, since a frame is all
 *     computation
 * @param maxStreams streams at once in the whole process; more are told that the server is full
 * @param maxStreamsPerUser streams at once of one person: a few windows and a phone
 * @param maxMessage largest message a client may send; a 1280x720 frame at quality 0.85 has about 150 KB
 * @param maxWidthPx widest frame that is decoded; a frame costs time and memory by its pixels
 * @param maxHeightPx highest frame that is decoded; a phone held upright has the long side here
 * @param jpegQuality of the pictures that go back, 1..100; a page behind a narrow line asks for less
 * @param ticketLifetime how long a ticket may wait to be used; a page uses its ticket within a second
 * @param idleTimeout a connection that sends nothing for so long is closed; the page opens it again when it is looked at
 */
@ConfigurationProperties("selfie.stream")
record StreamProperties(
        @DefaultValue("0") int workers,
        @DefaultValue("64") int maxStreams,
        @DefaultValue("4") int maxStreamsPerUser,
        @DefaultValue("1MB") DataSize maxMessage,
        @DefaultValue("1280") int maxWidthPx,
        @DefaultValue("1280") int maxHeightPx,
        @DefaultValue("82") int jpegQuality,
        @DefaultValue("30s") Duration ticketLifetime,
        @DefaultValue("5m") Duration idleTimeout) {

    StreamProperties {
        require(workers >= 0, "workers", "0 or more", workers);
        require(maxStreams >= 1, "max-streams", "1 or more", maxStreams);
        require(maxStreamsPerUser >= 1, "max-streams-per-user", "1 or more", maxStreamsPerUser);
        require(
                maxMessage.toBytes() >= 1024 && maxMessage.toMegabytes() <= 64,
                "max-message",
                "1KB to 64MB",
                maxMessage);
        require(maxWidthPx >= 16 && maxWidthPx <= 8192, "max-width-px", "16 to 8192", maxWidthPx);
        require(maxHeightPx >= 16 && maxHeightPx <= 8192, "max-height-px", "16 to 8192", maxHeightPx);
        require(jpegQuality >= 1 && jpegQuality <= 100, "jpeg-quality", "1 to 100", jpegQuality);
        require(ticketLifetime.isPositive(), "ticket-lifetime", "longer than nothing", ticketLifetime);
        require(idleTimeout.isPositive(), "idle-timeout", "longer than nothing", idleTimeout);
        workers = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }

    private static void require(boolean holds, String name, String range, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("selfie.stream." + name + " must be " + range + ", was " + found);
        }
    }
}
