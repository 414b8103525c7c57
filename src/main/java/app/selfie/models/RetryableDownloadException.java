package app.selfie.models;

/** A try that failed for a reason that may be gone the next time. */
final class RetryableDownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DownloadException why;

    RetryableDownloadException(DownloadException why) {
        super(why);
        this.why = why;
    }

    /** What to say if it was the last try. */
    DownloadException why() {
        return why;
    }
}
