package app.selfie.sharing.web;

/** Nothing is there for a stranger, and why is nobody's business. */
final class NotThereException extends RuntimeException {

    NotThereException() {
        super("expected something shared, found nothing", null, false, false);
    }
}
