package app.selfie.segmentation;

/** A network that could be loaded but did not run; the message names the model. */
public final class SegmentationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SegmentationException(String message) {
        super(message);
    }

    SegmentationException(String message, Throwable cause) {
        super(message, cause);
    }
}
