package app.selfie.backgrounds.ui;

import java.util.Locale;

/** Why a file did not arrive, as the browser saw it; {@code selfie-upload.ts} has the same words. */
enum Unsent {
    /** It was changed or moved meanwhile, or lies in a cloud that does not give it out. */
    UNREADABLE,

    /** Something in front of the studio, such as a proxy, refuses files of its size. */
    FRONT_LIMIT,

    /** The network, or the studio, was away. */
    OFFLINE;

    /** @param word of the browser; one that nobody knows is a network's */
    static Unsent of(String word) {
        for (Unsent reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        return OFFLINE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
