package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.imaging.RenderBusyException;
import app.selfie.imaging.RenderLimits;
import app.selfie.imaging.RenderPool;
import app.selfie.imaging.RenderShare;
import app.selfie.imaging.Rendered;
import java.util.function.Function;
import java.util.function.Supplier;

/** The threads on which stills are made, each with a darkroom of its own, and the fair line before them. Thread-safe. */
final class StillRendererPool implements AutoCloseable {

    private final RenderPool<UserId, StillRenderer> pool;

    StillRendererPool(StillsProperties limits, Supplier<StillRenderer> builder) {
        this.pool = new RenderPool<>(
                new RenderLimits(
                        "still-renderer",
                        limits.atOnce(),
                        limits.mostWaiting(),
                        limits.mostPerPerson(),
                        limits.patience(),
                        RenderShare.DEFAULT),
                builder,
                StillRenderer::close);
    }

    /**
     * Works in a darkroom when one is free.
     *
     * @param person whose work it is
     * @throws StillException {@link StillProblem#BUSY} if there are too many before
     */
    <T> T use(UserId person, Function<StillRenderer, T> work) {
        try (Rendered<T> rendered = render(person, () -> work)) {
            return rendered.value();
        }
    }

    /**
     * Works likewise with what is loaded first; the result counts as the person's work until it is closed.
     *
     * @param load on the caller's thread, and only where the person has not too much in work already
     */
    <T> Rendered<T> render(UserId person, Supplier<Function<StillRenderer, T>> load) {
        try {
            return pool.render(person, load);
        } catch (RenderBusyException e) {
            throw new StillException(StillProblem.BUSY, "too many stills are asked for", e);
        }
    }

    /** How many are in work or wait. */
    int inside() {
        return pool.inside();
    }

    /** Waits a little for what is in work; does nothing the second time. */
    @Override
    public void close() {
        pool.close();
    }
}
