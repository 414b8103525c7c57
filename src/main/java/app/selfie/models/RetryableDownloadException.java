package app.selfie.models;

/** A download that came to nothing for a reason that may be gone the next time. */
final class RetryableDownloadException extends DownloadException {

    private static final long serialVersionUID = 1L;

    RetryableDownloadException(DownloadProblem problem, String detail) {
        super(problem, detail);
    }

    RetryableDownloadException(DownloadProblem problem, String detail, Throwable cause) {
        super(problem, detail, cause);
    }
}
