package app.selfie.segmentation;

/**
 * A model file that cannot become a network; the message names the file, operator, tensor or offset that is to blame.
 */
public final class ModelImportException extends Exception {

    private static final long serialVersionUID = 1L;

    ModelImportException(String message) {
        super(message);
    }

    ModelImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
