package app.selfie.limits;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tickets that are good once, for a while, and for their owner: what a page asked for over its own line waits here until the
 * browser comes for it over another. Thread-safe.
 *
 * @param <K> owners, by {@code equals}
 * @param <T> what a ticket is for
 */
public final class OneTimeTickets<K, T> {

    /** 128 bits: not to be guessed. */
    private static final int TICKET_BYTES = 16;

    /** What a ticket turned out to be. A switch over it needs no default. */
    public sealed interface Redemption<T> {

        /** It was good, and is void from now on. */
        record Good<T>(T subject) implements Redemption<T> {}

        /** It was this owner's, and waited for too long. */
        record Expired<T>() implements Redemption<T> {}

        /** It was never issued, was used or revoked, or is somebody else's. */
        record Unknown<T>() implements Redemption<T> {}
    }

    private record Ticket<K, T>(K owner, T subject, Instant voidFrom) {}

    private final Duration lifetime;
    private final int maxPerOwner;
    private final int max;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The eldest first; guarded by this. Expired ones stay as long again, to be told from unknown ones. */
    private final Map<String, Ticket<K, T>> tickets = new LinkedHashMap<>();

    /**
     * No tickets yet.
     *
     * @param maxPerOwner 1 or more; an owner's eldest is void where there would be more
     * @param max of all owners, likewise
     */
    public OneTimeTickets(Duration lifetime, int maxPerOwner, int max, InstantSource clock) {
        this.lifetime = lifetime;
        this.maxPerOwner = maxPerOwner;
        this.max = max;
        this.clock = clock;
    }

    /**
     * Makes one that is good from now on.
     *
     * @return 22 characters that need no escaping in an address
     */
    public synchronized String issue(K owner, T subject) {
        dropOld();
        if (tickets.values().stream()
                        .filter(ticket -> ticket.owner().equals(owner))
                        .count()
                >= maxPerOwner) {
            dropEldest(ticket -> ticket.owner().equals(owner));
        }
        if (tickets.size() >= max) {
            dropEldest(_ -> true);
        }
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tickets.put(ticket, new Ticket<>(owner, subject, clock.instant().plus(lifetime)));
        return ticket;
    }

    /**
     * Voids a ticket and says what it is for. One of somebody else stays as it is.
     *
     * @param isTheirs whether an owner is who brings it
     */
    public synchronized Redemption<T> redeem(String text, Predicate<? super K> isTheirs) {
        Ticket<K, T> ticket = tickets.get(text);
        if (ticket == null || !isTheirs.test(ticket.owner())) {
            return new Redemption.Unknown<>();
        }
        tickets.remove(text);
        return clock.instant().isBefore(ticket.voidFrom())
                ? new Redemption.Good<>(ticket.subject())
                : new Redemption.Expired<>();
    }

    /** Voids all of an owner's. */
    public synchronized void revoke(K owner) {
        tickets.values().removeIf(ticket -> ticket.owner().equals(owner));
    }

    private void dropEldest(Predicate<Ticket<K, T>> such) {
        Iterator<Ticket<K, T>> eldest = tickets.values().iterator();
        while (eldest.hasNext()) {
            if (such.test(eldest.next())) {
                eldest.remove();
                return;
            }
        }
    }

    /** All tickets live equally long, so the eldest come first. */
    private void dropOld() {
        Instant now = clock.instant();
        Iterator<Ticket<K, T>> eldest = tickets.values().iterator();
        while (eldest.hasNext() && !now.isBefore(eldest.next().voidFrom().plus(lifetime))) {
            eldest.remove();
        }
    }

    /** How many tickets are remembered, good or not. */
    public synchronized int size() {
        return tickets.size();
    }
}
