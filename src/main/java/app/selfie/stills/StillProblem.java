package app.selfie.stills;

/** Why there is no still; the word travels to the browser. */
public enum StillProblem {
    /** The file is longer than this server takes. */
    TOO_LARGE("too-large"),
    /** Not a sequential JPEG file, whatever it calls itself. */
    NOT_A_JPEG("not-a-jpeg"),
    /** More or fewer pixels than a still may have. */
    DIMENSIONS("dimensions"),
    /** A JPEG file that ends too early or cannot be decoded. */
    DAMAGED("damaged"),
    /** The ticket was never issued, was used, or is somebody else's. */
    TICKET("ticket"),
    /** The ticket waited for too long. */
    EXPIRED("expired"),
    /** The request does not come from a page of this server. */
    ORIGIN("origin"),
    /** One person sends stills faster than a person takes them. */
    TOO_OFTEN("too-often"),
    /** The file arrived too slowly. */
    TOO_SLOW("too-slow"),
    /** Too many stills wait already. */
    BUSY("busy"),
    /** The recipe's model or background cannot be used here any more. */
    GONE("gone"),
    /** Our fault; the log knows more. */
    INTERNAL("internal");

    private final String word;

    StillProblem(String word) {
        this.word = word;
    }

    /** Lower-case letters and hyphens. */
    public String word() {
        return word;
    }
}
