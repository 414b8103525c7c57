package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.effects.BodyEffect;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * One-time tickets to send a still with: each stands for a person, a recipe and an effect, so that the browser never says how a
 * still is to be made. Thread-safe.
 */
@Service
public class StillTickets {

    /** The longest countdown is 10 seconds; a phone's camera may take a few more. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Two bursts of four, twice over; more are voided, the eldest first. */
    static final int MOST_PER_OWNER = 16;

    /** 128 bits: not to be guessed. */
    private static final int TICKET_BYTES = 16;

    /** What a ticket turned out to be. A switch over it needs no default. */
    sealed interface Redemption {

        /** It was good, and is void from now on. */
        record Good(Recipe recipe, BodyEffect effect) implements Redemption {}

        /** It was this person's, and waited for too long. */
        record Expired() implements Redemption {}

        /** It was never issued, was used, or is somebody else's. */
        record Unknown() implements Redemption {}
    }

    private record Ticket(UserId owner, Recipe recipe, BodyEffect effect, Instant voidFrom) {}

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The eldest first; guarded by this. Expired ones stay as long again, to be told from unknown ones. */
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();

    StillTickets(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A ticket for one still within a minute.
     *
     * @param recipe its time does not matter: the still's is when its frame arrives
     * @param effect is done to the people, see {@link StillStudio#develop}
     * @return 22 characters that need no escaping in an address
     */
    public synchronized String issue(UserId owner, Recipe recipe, BodyEffect effect) {
        dropOld();
        if (count(owner) >= MOST_PER_OWNER) {
            dropEldestOf(owner);
        }
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tickets.put(ticket, new Ticket(owner, recipe, effect, clock.instant().plus(LIFETIME)));
        return ticket;
    }

    /** Voids the ticket, whoever brings it. */
    synchronized Redemption redeem(UserId owner, String text) {
        Ticket ticket = tickets.remove(text);
        if (ticket == null || !ticket.owner().equals(owner)) {
            return new Redemption.Unknown();
        }
        return clock.instant().isBefore(ticket.voidFrom())
                ? new Redemption.Good(ticket.recipe(), ticket.effect())
                : new Redemption.Expired();
    }

    private long count(UserId owner) {
        return tickets.values().stream()
                .filter(ticket -> ticket.owner().equals(owner))
                .count();
    }

    private void dropEldestOf(UserId owner) {
        Iterator<Ticket> eldest = tickets.values().iterator();
        while (eldest.hasNext()) {
            if (eldest.next().owner().equals(owner)) {
                eldest.remove();
                return;
            }
        }
    }

    /** All tickets live equally long, so the eldest come first. */
    private void dropOld() {
        Instant now = clock.instant();
        Iterator<Ticket> eldest = tickets.values().iterator();
        while (eldest.hasNext() && !now.isBefore(eldest.next().voidFrom().plus(LIFETIME))) {
            eldest.remove();
        }
    }

    /** How many tickets are remembered, good or not. */
    synchronized int kept() {
        return tickets.size();
    }
}
