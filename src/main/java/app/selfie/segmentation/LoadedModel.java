package app.selfie.segmentation;

import java.util.Optional;

/**
 * A network that the catalogue offers, and who uses it: replaced by another or taken away, it serves the segmenters it
 * has given until the last of them is closed, and is freed then. Thread-safe.
 */
final class LoadedModel {

    private final OnnxModel network;
    private int segmenters;
    private volatile boolean retired;

    LoadedModel(OnnxModel network) {
        this.network = network;
    }

    /** A segmenter of its own for whoever asks; empty once the network is retired. */
    Optional<PersonSegmenter> newSegmenter() {
        synchronized (this) {
            if (retired) {
                return Optional.empty();
            }
            segmenters++;
        }
        try {
            return Optional.of(new LeasedSegmenter(this, new OnnxPersonSegmenter(network)));
        } catch (RuntimeException | Error e) {
            release();
            throw e;
        }
    }

    boolean isRetired() {
        return retired;
    }

    /** Gives no more segmenters, and frees the network as soon as none is open. */
    void retire() {
        boolean unused;
        synchronized (this) {
            retired = true;
            unused = segmenters == 0;
        }
        if (unused) {
            network.close();
        }
    }

    void release() {
        boolean last;
        synchronized (this) {
            segmenters--;
            last = retired && segmenters == 0;
        }
        if (last) {
            network.close();
        }
    }

    /** Frees the network now, after the runs under way; its segmenters refuse to run from then on. */
    void close() {
        retired = true;
        network.close();
    }
}
