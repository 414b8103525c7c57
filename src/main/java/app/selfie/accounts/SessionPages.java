package app.selfie.accounts;

import jakarta.servlet.http.HttpSession;

/** The pages that are open in a session. Whoever shows pages implements it; accounts knows none. */
public interface SessionPages {

    /** Why a session ends before its time. */
    enum Reason {
        /** The person signed it out from somewhere else, or changed the password. */
        SIGNED_OUT,
        /** The person has more sessions than anybody may have. */
        TOO_MANY
    }

    /**
     * Tells every page of the session to go to the door, which says why. Called on a thread that holds no page's lock, just
     * before the session ends; takes a second at most, and does nothing for pages that cannot be told.
     */
    void sendToTheDoor(HttpSession session, Reason why);
}
