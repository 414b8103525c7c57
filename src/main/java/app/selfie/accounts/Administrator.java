package app.selfie.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one who runs the place: never more than one, which the database sees to, and never none while anybody is here. Whoever
 * inserts or deletes an account asks here, in the same transaction.
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

    /** Makes whoever has been here longest the administrator, if there is none and somebody is here. */
    void handOver() {
        while (accounts.findFirst().isEmpty()) {
            Optional<Account> eldest = accounts.findEldest();
            // Whoever is leaving at this moment is still to be seen, and is gone once their row can be changed.
            if (eldest.isEmpty() || accounts.makeFirst(eldest.get().id()) == 1) {
                return;
            }
        }
    }
}
