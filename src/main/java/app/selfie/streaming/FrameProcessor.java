package app.selfie.streaming;

import app.selfie.accounts.UserId;
import java.nio.ByteBuffer;

/** Turns one frame into its answer: the {@link FramePipeline}, or a stand-in where a test is about turns, not pixels. */
interface FrameProcessor extends AutoCloseable {

    /**
     * The message that answers {@code incoming}: its picture, or why it has none.
     *
     * @param owner of the stream, who may have backgrounds of their own
     * @param view what the stream remembers; changed
     * @param statistics the answer is counted there
     */
    ByteBuffer answer(
            UserId owner,
            IncomingFrame incoming,
            StreamSettings settings,
            StreamMemory view,
            StreamStatistics statistics);

    @Override
    default void close() {}
}
