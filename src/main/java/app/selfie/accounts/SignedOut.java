package app.selfie.accounts;

/**
 * Published, as a Spring application event, when a signed-in session ends: by sign-out, by expiry, or because the
 * server stops. Whoever holds something live for the session lets go of it.
 *
 * <p>The same person may still be signed in elsewhere; only what belongs to {@code sessionId} ends.
 *
 * @param user whose session it was
 * @param sessionId the id the {@code HttpSession} had at its end, which is the one it got at sign-in
 */
public record SignedOut(UserId user, String sessionId) {}
