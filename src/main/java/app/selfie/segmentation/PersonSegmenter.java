package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Region;

/**
 * Finds the person in a part of a frame. An instance has native buffers of its own and is used by one thread at a time;
 * instances for the same model share its network and run concurrently. Whoever asked for it closes it.
 */
public interface PersonSegmenter extends AutoCloseable {

    /**
     * Stretches the region to the network's input, runs the network, and writes the probabilities it gives, 0..1 and
     * never thresholded.
     *
     * @param frame not modified
     * @param region inside the frame; may be the whole of it
     * @param out overwritten, with its size and region
     * @throws IllegalArgumentException if the region does not lie inside the frame
     * @throws IllegalStateException if this segmenter or the catalogue it came from is closed
     * @throws SegmentationException if the network fails
     */
    void segment(Frame frame, Region region, SegmentationMask out);

    /**
     * Whether the catalogue still offers the network behind it. False once the model was taken away or its files were
     * replaced: it runs on, and a new segmenter would be another.
     */
    default boolean isCurrent() {
        return true;
    }

    /** Frees the native buffers. Does nothing the second time. */
    @Override
    void close();
}
