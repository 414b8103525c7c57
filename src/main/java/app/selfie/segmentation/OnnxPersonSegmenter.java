package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import app.selfie.modelfiles.ImportedModel;
import org.jspecify.annotations.Nullable;

/** Runs any network that keeps to {@link ImportedModel}'s contract, in buffers allocated once for each shape of frame. */
final class OnnxPersonSegmenter implements PersonSegmenter {

    private final OnnxModel model;
    private final NetworkBuffers buffers;
    /** Of a network that keeps shapes, from the first upright frame on. */
    private @Nullable NetworkBuffers uprightBuffers;

    private boolean closed;

    OnnxPersonSegmenter(OnnxModel model) {
        this.model = model;
        this.buffers = new NetworkBuffers(model.id(), model.inputSize(), model.outputSize());
    }

    @Override
    public void segment(Frame frame, Region region, SegmentationMask out) {
        if (closed) {
            throw new IllegalStateException("this segmenter of model " + model.id() + " is closed");
        }
        if (model.keepsShape()) {
            segmentInShape(frame, region, out);
        } else {
            frame.stretchTo(region, buffers.picture());
            buffers.run(model);
            buffers.read(model.outputSize().whole(), region, out);
        }
    }

    private void segmentInShape(Frame frame, Region region, SegmentationMask out) {
        if (!frame.size().whole().contains(region)) {
            throw new IllegalArgumentException(region + " does not lie inside a frame of " + frame.size());
        }
        boolean upright = frame.size().isUpright();
        ImageSize input = upright ? model.inputSize().turned() : model.inputSize();
        NetworkBuffers used = upright ? upright(input) : buffers;
        Placement placement = Placement.of(region, frame.size(), input);
        frame.stretchInto(placement.region(), used.picture(), placement.content());
        used.run(model);
        used.read(placement.content(), placement.region(), out);
    }

    private NetworkBuffers upright(ImageSize size) {
        NetworkBuffers existing = uprightBuffers;
        if (existing == null) {
            existing = new NetworkBuffers(model.id(), size, size);
            uprightBuffers = existing;
        }
        return existing;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            buffers.close();
            if (uprightBuffers != null) {
                uprightBuffers.close();
            }
        }
    }
}
