package app.selfie.streaming;

import app.selfie.http.SameOrigin;
import java.io.Serializable;
import java.time.Duration;

/**
 * What became of one try to open a live stream's socket.
 *
 * @param reason a word for the page, see {@link StreamCheckController}
 * @param expected what would have been right; may be empty
 * @param found what came; may be empty
 * @param atNanos of {@link System#nanoTime}
 */
record HandshakeOutcome(String reason, String expected, String found, long atNanos) implements Serializable {

    /** Where the session remembers its last try. */
    static final String ATTRIBUTE = "selfie.stream.handshake";

    /** An older try says nothing about the one that a page asks about. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final String OK = "ok";
    private static final String UPGRADE_MISSING = "upgrade-missing";

    private static HandshakeOutcome now(String reason, String expected, String found) {
        return new HandshakeOutcome(reason, expected, found, System.nanoTime());
    }

    static HandshakeOutcome good() {
        return now(OK, "", "");
    }

    static HandshakeOutcome signedOut() {
        return now("signed-out", "", "");
    }

    /** No handshake arrived, although a page says that it tried. */
    static HandshakeOutcome unseen() {
        return now("unseen", "", "");
    }

    /** @param most sockets of one network */
    static HandshakeOutcome tooMany(int most) {
        return now("too-many", String.valueOf(most), "");
    }

    static HandshakeOutcome foreign(SameOrigin origin) {
        return now("origin", origin.expected(), origin.found());
    }

    static HandshakeOutcome upgradeMissing(String found) {
        return now(UPGRADE_MISSING, "websocket", found);
    }

    boolean isGood() {
        return reason.equals(OK);
    }

    boolean isUpgradeMissing() {
        return reason.equals(UPGRADE_MISSING);
    }

    boolean isRecent() {
        return System.nanoTime() - atNanos < REMEMBERED.toNanos();
    }
}
