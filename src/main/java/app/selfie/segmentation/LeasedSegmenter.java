package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Region;

/** A segmenter that keeps its network from being freed, and knows whether the catalogue still offers it. */
final class LeasedSegmenter implements PersonSegmenter {

    private final LoadedModel model;
    private final PersonSegmenter segmenter;
    private boolean closed;

    LeasedSegmenter(LoadedModel model, PersonSegmenter segmenter) {
        this.model = model;
        this.segmenter = segmenter;
    }

    @Override
    public void segment(Frame frame, Region region, SegmentationMask out) {
        segmenter.segment(frame, region, out);
    }

    @Override
    public boolean isCurrent() {
        return !model.isRetired();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                segmenter.close();
            } finally {
                model.release();
            }
        }
    }
}
