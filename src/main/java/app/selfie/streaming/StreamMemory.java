package app.selfie.streaming;

import app.selfie.compositing.Backdrop;
import app.selfie.segmentation.MaskSmoother;
import app.selfie.segmentation.PersonTracker;
import org.jspecify.annotations.Nullable;

/**
 * What a stream remembers from frame to frame: where the person was, how their mask was, what stood behind them. Used by
 * one worker at a time; the stream closes it.
 */
final class StreamMemory implements AutoCloseable {

    final PersonTracker tracker = new PersonTracker();
    final MaskSmoother smoother = new MaskSmoother();
    private @Nullable Backdrop backdrop;

    /** The backdrop of the last frame, to bridge the moment in which the next one is being drawn. */
    @Nullable
    Backdrop backdrop() {
        return backdrop;
    }

    void remember(Backdrop shown) {
        backdrop = shown;
    }

    @Override
    public void close() {
        smoother.close();
    }
}
