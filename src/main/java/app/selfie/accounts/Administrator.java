package app.selfie.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The first of those who run the place: never more than one, which the database sees to, and never none while anybody is here.
 * Others may be administrators, too. Whoever inserts or deletes an account, or changes who is one, asks here, in the same
 * transaction.
 */
@Component
class Administrator {

    private final AccountRepository accounts;

    Administrator(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /**
     * Whether the next account is the first one. If an administrator is about to leave, waits to see who takes over; and none
     * leaves until this transaction ends.
     */
    boolean isWanted() {
        return accounts.lockFirst().isEmpty() && accounts.count() == 0;
    }

    /** Makes the first one another's place, so that whoever holds it now can be treated as everybody else. */
    void moveFrom(UserId from, UserId to) {
        if (accounts.unmakeFirst(from.value()) == 1) {
            accounts.makeFirst(to.value());
        }
    }

    /** Waits until nobody else changes who is an administrator; others wait until this transaction ends. */
    void lock() {
        // Empty where the first one's place was given to somebody else while this waited.
        while (accounts.lockFirst().isEmpty() && accounts.findFirst().isPresent()) {
            Thread.onSpinWait();
        }
    }

    /**
     * If there is none and somebody is here, makes somebody the first: another administrator, or whoever has been here longest.
     */
    void handOver() {
        while (accounts.findFirst().isEmpty()) {
            Optional<Account> heir = accounts.findHeir();
            // Whoever is leaving at this moment is still to be seen, and is gone once their row can be changed.
            if (heir.isEmpty() || accounts.makeFirst(heir.get().id()) == 1) {
                return;
            }
        }
    }
}
