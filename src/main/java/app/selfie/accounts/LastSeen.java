package app.selfie.accounts;

import java.time.Duration;

/**
 * How it is said when somebody was last there.
 *
 * @param messageKey of the sentence
 * @param number its {0}; of no interest where it has none
 */
record LastSeen(String messageKey, long number) {

    static LastSeen of(Duration ago) {
        if (ago.toMinutes() < 10) {
            return new LastSeen("account.devices.now", 0);
        }
        if (ago.toHours() < 1) {
            return new LastSeen("account.devices.minutes", ago.toMinutes());
        }
        if (ago.toHours() < 24) {
            return ago.toHours() == 1
                    ? new LastSeen("account.devices.hour", 1)
                    : new LastSeen("account.devices.hours", ago.toHours());
        }
        return ago.toDays() == 1
                ? new LastSeen("account.devices.day", 1)
                : new LastSeen("account.devices.days", ago.toDays());
    }
}
