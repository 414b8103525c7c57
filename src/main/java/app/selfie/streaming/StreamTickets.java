package app.selfie.streaming;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One-time tickets to the address of a live stream; a stream has at most one that is good. Safe for any thread. */
final class StreamTickets {

    /** 128 bits: not to be guessed. */
    private static final int TICKET_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> good = new LinkedHashMap<>();
    private final Map<LiveStream, String> byStream = new HashMap<>();
    private final Clock clock;
    private final Duration lifetime;

    private record Ticket(LiveStream stream, Instant voidFrom) {}

    StreamTickets(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized String issue(LiveStream stream) {
        revoke(stream);
        dropExpired();
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        good.put(ticket, new Ticket(stream, clock.instant().plus(lifetime)));
        byStream.put(stream, ticket);
        return ticket;
    }

    /** The stream of a good ticket, which is void from now on. */
    synchronized Optional<LiveStream> redeem(String ticket) {
        Ticket found = good.remove(ticket);
        if (found == null) {
            return Optional.empty();
        }
        byStream.remove(found.stream());
        return clock.instant().isBefore(found.voidFrom()) ? Optional.of(found.stream()) : Optional.empty();
    }

    /** All tickets live equally long, so the eldest come first. */
    private void dropExpired() {
        Instant now = clock.instant();
        Iterator<Ticket> eldest = good.values().iterator();
        while (eldest.hasNext()) {
            Ticket ticket = eldest.next();
            if (now.isBefore(ticket.voidFrom())) {
                return;
            }
            eldest.remove();
            byStream.remove(ticket.stream());
        }
    }

    /** How many tickets are kept, good or not. */
    synchronized int kept() {
        return good.size();
    }

    synchronized void revoke(LiveStream stream) {
        String ticket = byStream.remove(stream);
        if (ticket != null) {
            good.remove(ticket);
        }
    }
}
