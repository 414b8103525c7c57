package app.selfie.bodypix;

/**
 * A BodyPix network, ready to run. An instance has buffers of its own and is used by one thread at a time. Whoever asked
 * for it closes it.
 */
public interface BodyPixNetwork extends AutoCloseable {

    /** How pictures are to be prepared. */
    Architecture architecture();

    /** Input pixels between two cells of the output grid: 8, 16 or 32. */
    int outputStride();

    /**
     * Runs the network on one picture that has its final size already.
     *
     * @param input {3, heightPx, widthPx}, the last fastest: all of red, then green, then blue, prepared as
     *     {@link #architecture()} says ({@code colour * scale + offset(channel)}, colour 0..255). May be longer. Not
     *     modified, not kept.
     * @param heightPx one more than a multiple of the output stride
     * @param widthPx likewise
     * @return a grid of {@code (heightPx - 1) / outputStride + 1} rows and {@code (widthPx - 1) / outputStride + 1}
     *     cells per row; always the same object, this network's own, overwritten by the next run
     * @throws IllegalArgumentException if a side is not one more than a multiple of the stride, or the input is too short
     * @throws IllegalStateException if this network is closed
     */
    BodyPixOutputs run(float[] input, int heightPx, int widthPx);

    /** Frees the native buffers. Does nothing the second time. */
    @Override
    void close();
}
