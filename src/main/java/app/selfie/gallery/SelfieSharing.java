package app.selfie.gallery;

import app.selfie.accounts.UserId;
import java.util.List;

/** Whoever gives selfies away. Pages that show selfies offer it; how it is done is not theirs. */
public interface SelfieSharing {

    /**
     * Asks, over the page that is open in the current UI, how the selfies are to be shared. Called under its session's lock.
     *
     * @param ids of the owner's; others are passed over
     */
    void share(UserId owner, List<SelfieId> ids);

    /**
     * Shows, over that page, a code that brings the selfies to the telephone that reads it. Called under its session's lock.
     *
     * @param ids of the owner's; others are passed over
     */
    void sendToPhone(UserId owner, List<SelfieId> ids);
}
