package app.selfie.startup;

import org.jspecify.annotations.Nullable;

/** The product cannot start as things are here; whoever runs it can change that. Shown without a stack trace. */
public final class StartupException extends RuntimeException {

    private final String problem;
    private final String cure;

    /**
     * Two sentences for whoever starts the product.
     *
     * @param problem what is wrong, naming the file, folder or setting
     * @param cure what to do about it, and what is safe
     */
    public StartupException(String problem, String cure) {
        this(problem, cure, null);
    }

    /**
     * Likewise, for a problem that something else has reported.
     *
     * @param cause for those who debug; not shown
     */
    public StartupException(String problem, String cure, @Nullable Throwable cause) {
        super(problem + " " + cure, cause);
        this.problem = problem;
        this.cure = cure;
    }

    String problem() {
        return problem;
    }

    String cure() {
        return cure;
    }
}
