package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import app.selfie.limits.OneTimeTickets;
import app.selfie.limits.OneTimeTickets.Redemption.Good;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What to put into a ZIP file, between the click and the download: five thousand ids fit into no address. Thread-safe. */
@Component
class ZipTickets {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** Five thousand ids take 0.2 MB. */
    private static final int MAX_PER_OWNER = 10;

    private static final int MAX = 200;

    /** @param zone of the times in the names */
    record Selected(UserId owner, List<SelfieId> ids, ZoneId zone) {}

    private final OneTimeTickets<UserId, Selected> tickets;

    ZipTickets(InstantSource clock) {
        this.tickets = new OneTimeTickets<>(LIFETIME, MAX_PER_OWNER, MAX, clock);
    }

    String issue(Selected selected) {
        return tickets.issue(selected.owner(), selected);
    }

    /** Empty unless it is this owner's and good. */
    Optional<Selected> redeem(UserId owner, String ticket) {
        return tickets.redeem(ticket, owner::equals) instanceof Good(Selected selected)
                ? Optional.of(selected)
                : Optional.empty();
    }
}
