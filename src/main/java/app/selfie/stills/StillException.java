package app.selfie.stills;

/** A still could not be made, and whoever asked can be told why. */
public final class StillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StillProblem problem;

    StillException(StillProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    StillException(StillProblem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** Why. */
    public StillProblem problem() {
        return problem;
    }
}
