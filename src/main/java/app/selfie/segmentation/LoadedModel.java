package app.selfie.segmentation;

import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ModelImportException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A network that the catalogue offers, and who uses it: replaced by another or taken away, it serves the segmenters it
 * has given until the last of them is closed, and is freed then. Thread-safe.
 */
final class LoadedModel {

    private final OnnxModel network;
    /** For the whole of a still. */
    private final @Nullable OnnxModel larger;

    private final ModelSource source;
    /** Held while the whole network is loaded, which must not keep anybody from {@link #newSegmenter}. */
    private final Object loading = new Object();

    private @Nullable BodyPixSession wholeNetwork;
    private int segmenters;
    private volatile boolean retired;

    /** The networks are closed by this. */
    LoadedModel(OnnxModel network, @Nullable OnnxModel larger, ModelSource source) {
        this.network = network;
        this.larger = larger;
        this.source = source;
    }

    /** A segmenter of its own for whoever asks; empty once the network is retired. */
    Optional<PersonSegmenter> newSegmenter() {
        return lend(lease -> new LeasedSegmenter(lease, new OnnxPersonSegmenter(network)));
    }

    /** Likewise, for the whole of a still: of the larger network, where there is one. */
    Optional<PersonSegmenter> newWholeSegmenter() {
        return lend(lease -> new LeasedSegmenter(lease, new OnnxPersonSegmenter(larger == null ? network : larger)));
    }

    boolean hasLarger() {
        return larger != null;
    }

    /** Likewise; empty too if the model does not know bodies. */
    Optional<BodySegmenter> newBodySegmenter() {
        return source.knowsBodies()
                ? lend(lease -> new OnnxBodySegmenter(lease, new OnnxBodyPixNetwork(wholeNetwork(), false)))
                : Optional.empty();
    }

    boolean knowsBodies() {
        return source.knowsBodies();
    }

    private <T> Optional<T> lend(Function<Lease, T> segmenter) {
        synchronized (this) {
            if (retired) {
                return Optional.empty();
            }
            segmenters++;
        }
        Lease lease = new Lease(this);
        try {
            return Optional.of(segmenter.apply(lease));
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    private BodyPixSession wholeNetwork() {
        synchronized (loading) {
            if (wholeNetwork == null) {
                try {
                    BodyPixGraph graph = source.wholeNetwork()
                            .orElseThrow(() -> new SegmentationException(
                                    "the files of model " + source.id() + " are gone: " + source.location()));
                    wholeNetwork = BodyPixSession.load(source.id().toString(), graph, source.threads());
                } catch (ModelImportException e) {
                    throw new SegmentationException(String.valueOf(e.getMessage()), e);
                }
            }
            return wholeNetwork;
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
            free();
        }
    }

    void release() {
        boolean last;
        synchronized (this) {
            segmenters--;
            last = retired && segmenters == 0;
        }
        if (last) {
            free();
        }
    }

    /** Frees the network now, after the runs under way; its segmenters refuse to run from then on. */
    void close() {
        retired = true;
        free();
    }

    private void free() {
        network.close();
        if (larger != null) {
            larger.close();
        }
        synchronized (loading) {
            if (wholeNetwork != null) {
                wholeNetwork.close();
            }
        }
    }
}
