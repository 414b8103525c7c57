package app.selfie.models;

/** A download that came to nothing; the message is for administrators and the log. */
class DownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DownloadProblem problem;

    DownloadException(DownloadProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    DownloadException(DownloadProblem problem, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = problem;
    }

    DownloadProblem problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
