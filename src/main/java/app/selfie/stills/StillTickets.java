package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.effects.BodyEffect;
import app.selfie.limits.OneTimeTickets;
import app.selfie.limits.OneTimeTickets.Redemption;
import java.time.Duration;
import java.time.InstantSource;
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
    static final int MAX_PER_OWNER = 16;

    /** Of all people: far more than take pictures within a minute. */
    private static final int MAX = 20_000;

    /** What a ticket is for: a still made like this, with that done to the people. */
    record Order(Recipe recipe, BodyEffect effect) {}

    private final OneTimeTickets<UserId, Order> tickets;

    StillTickets(InstantSource clock) {
        this.tickets = new OneTimeTickets<>(LIFETIME, MAX_PER_OWNER, MAX, clock);
    }

    /**
     * A ticket for one still within a minute.
     *
     * @param recipe its time does not matter: the still's is when its frame arrives
     * @param effect is done to the people, see {@link StillService#develop}
     * @return 22 characters that need no escaping in an address
     */
    public String issue(UserId owner, Recipe recipe, BodyEffect effect) {
        return tickets.issue(owner, new Order(recipe, effect));
    }

    Redemption<Order> redeem(UserId owner, String ticket) {
        return tickets.redeem(ticket, owner::equals);
    }

    /** How many are remembered, good or not. */
    int size() {
        return tickets.size();
    }
}
