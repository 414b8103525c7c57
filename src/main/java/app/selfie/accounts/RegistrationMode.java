package app.selfie.accounts;

import java.util.Locale;

/** Who may make themselves an account. The first person always may. */
enum RegistrationMode {
    /** Everybody who reaches the page. */
    OPEN,
    /** Whoever has a link that an administrator made. */
    INVITATION,
    /** Nobody; links that administrators made are good again once the door is open to them. */
    CLOSED;

    /** In the messages: {@code accounts.mode.<key>}. */
    String messageKey() {
        return "accounts.mode." + name().toLowerCase(Locale.ROOT);
    }
}
