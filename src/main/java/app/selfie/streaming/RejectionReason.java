package app.selfie.streaming;

/** Why a frame was not turned into a picture; the code travels to the client. */
enum RejectionReason {
    TOO_LARGE(1),
    NOT_A_JPEG(2),
    BAD_DIMENSIONS(3),
    DAMAGED(4),
    SUPERSEDED(5),
    INTERNAL(6);

    private final int code;

    RejectionReason(int code) {
        this.code = code;
    }

    /** 1..255. */
    int code() {
        return code;
    }
}
