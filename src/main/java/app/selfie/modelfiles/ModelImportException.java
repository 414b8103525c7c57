package app.selfie.modelfiles;

/**
 * A model file that cannot become a network; the message names the file, operator, tensor or offset that is to blame.
 */
public final class ModelImportException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message names the file and the reason, for administrators */
    public ModelImportException(String message) {
        super(message);
    }

    /** Likewise, with what it came from. */
    public ModelImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
