package app.selfie.segmentation;

import app.selfie.imaging.Frame;

/**
 * Finds the people in a frame and tells their body parts and poses, with a model that knows the body. An instance has
 * native buffers of its own and is used by one thread at a time. Whoever asked for it closes it.
 */
public interface BodySegmenter extends AutoCloseable {

    /**
     * Runs the network on the whole frame.
     *
     * @param frame not modified
     * @param mask overwritten: probabilities over the whole frame
     * @param body overwritten
     * @throws IllegalStateException if this segmenter or the catalogue it came from is closed
     * @throws SegmentationException if the network fails
     */
    void segment(Frame frame, SegmentationMask mask, BodyMap body);

    /** Whether the catalogue still offers the network that this runs. */
    boolean isCurrent();

    /** Frees the native buffers. Does nothing the second time. */
    @Override
    void close();
}
