package app.selfie.imaging;

/** Too much is to be rendered at once; later there may be room. */
public final class RenderBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RenderBusyException(String message) {
        super(message);
    }
}
