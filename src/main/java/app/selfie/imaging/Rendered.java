package app.selfie.imaging;

import java.util.concurrent.atomic.AtomicBoolean;

/** What a {@link RenderPool} rendered; it counts as its person's until it is closed. Closing it again does nothing. */
public final class Rendered<T> implements AutoCloseable {

    private final T value;
    private final Runnable leave;
    private final AtomicBoolean closed = new AtomicBoolean();

    Rendered(T value, Runnable leave) {
        this.value = value;
        this.leave = leave;
    }

    public T value() {
        return value;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
