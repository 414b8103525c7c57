package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What to put into a ZIP file, between the click and the download: five thousand ids fit into no address. A ticket is good
 * once, for a minute, and for its owner. Thread-safe.
 */
@Component
class ZipTickets {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** Of all people; the eldest goes first. Five thousand ids take 0.2 MB. */
    private static final int MOST = 200;

    /** 128 bits: not to be guessed. */
    private static final int TICKET_BYTES = 16;

    /** @param zone of the times in the names */
    record Selected(UserId owner, List<SelfieId> ids, ZoneId zone) {}

    private record Waiting(Selected selected, Instant voidFrom) {}

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The eldest first; guarded by this. */
    private final Map<String, Waiting> tickets = new LinkedHashMap<>();

    ZipTickets(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String issue(Selected selected) {
        Instant now = clock.instant();
        tickets.values().removeIf(waiting -> !now.isBefore(waiting.voidFrom()));
        if (tickets.size() >= MOST) {
            tickets.remove(tickets.keySet().iterator().next());
        }
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tickets.put(ticket, new Waiting(selected, now.plus(LIFETIME)));
        return ticket;
    }

    /** Voids the ticket of this owner; another person's stays good for its owner. */
    synchronized Optional<Selected> redeem(UserId owner, String ticket) {
        Waiting waiting = tickets.get(ticket);
        if (waiting == null || !waiting.selected().owner().equals(owner)) {
            return Optional.empty();
        }
        tickets.remove(ticket);
        return clock.instant().isBefore(waiting.voidFrom()) ? Optional.of(waiting.selected()) : Optional.empty();
    }
}
