package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Region;

/** A segmenter that keeps its network from being freed, and knows whether the catalogue still offers it. */
final class LeasedSegmenter implements PersonSegmenter {

    private final Lease lease;
    private final PersonSegmenter segmenter;

    /** @param lease of the segmenter's network; closed with it */
    LeasedSegmenter(Lease lease, PersonSegmenter segmenter) {
        this.lease = lease;
        this.segmenter = segmenter;
    }

    @Override
    public void segment(Frame frame, Region region, SegmentationMask out) {
        segmenter.segment(frame, region, out);
    }

    @Override
    public boolean isCurrent() {
        return lease.isCurrent();
    }

    @Override
    public void close() {
        try (lease) {
            segmenter.close();
        }
    }
}
