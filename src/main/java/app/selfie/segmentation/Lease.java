package app.selfie.segmentation;

/** One use of a {@link LoadedModel}, which keeps its networks from being freed. Closed by whoever was given it. */
final class Lease implements AutoCloseable {

    private final LoadedModel model;
    private boolean closed;

    Lease(LoadedModel model) {
        this.model = model;
    }

    /** Whether the catalogue still offers the model as it was lent. */
    boolean isCurrent() {
        return !model.isRetired();
    }

    /** Does nothing the second time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            model.release();
        }
    }
}
