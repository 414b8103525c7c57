package app.selfie.accounts;

import java.util.Locale;

/** What an administrator can do to others; each is written down. */
enum Deed {
    REGISTRATION,
    INVITED,
    WITHDRAWN,
    ADMINISTRATOR,
    PERSON,
    QUOTA,
    DISABLED,
    ENABLED,
    SIGNED_OUT,
    RESET_LINK,
    DELETED,
    UNDELETED;

    /** Its sentence in the messages, with the person as {0}, a detail as {1}. */
    String messageKey() {
        return "people.deed." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
