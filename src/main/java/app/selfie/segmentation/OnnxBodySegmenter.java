package app.selfie.segmentation;

import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixReader;
import app.selfie.bodypix.InputGeometry;
import app.selfie.bodypix.InputPreparer;
import app.selfie.bodypix.InternalResolution;
import app.selfie.bodypix.PersonOptions;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;

/** Runs a whole BodyPix network, lent by a {@link LoadedModel}. */
final class OnnxBodySegmenter implements BodySegmenter {

    /** BodyPix' "medium" for a webcam's frame; a larger frame costs no more, or the picture would stutter. */
    private static final double MAX_INPUT_PX = 320;

    private static final double MIN_FACTOR = 0.1;

    /** Cells of the map of parts, as a share of the network's input: they are drawn softly, and cost by the cell. */
    private static final int INPUT_PX_PER_CELL = 2;

    /** A cell that is rather a person than not has a part. */
    private static final double PERSON = 0.5;

    private final Lease lease;
    private final BodyPixNetwork network;
    private final InputPreparer preparer;
    private final BodyPixReader reader = new BodyPixReader();

    /** @param lease of the network; closed with it */
    OnnxBodySegmenter(Lease lease, BodyPixNetwork network) {
        this.lease = lease;
        this.network = network;
        this.preparer = new InputPreparer(network.architecture());
    }

    @Override
    public void segment(Frame frame, SegmentationMask mask, BodyMap body) {
        ImageSize size = frame.size();
        InputGeometry geometry = InputGeometry.of(size, resolution(size), network.outputStride());
        ImageSize input = geometry.input();
        reader.read(network.run(preparer.prepare(frame, geometry), input.heightPx(), input.widthPx()), geometry);
        mask.reset(input.widthPx(), input.heightPx(), size.whole());
        reader.person(mask.probabilities(), mask.width(), mask.height());
        body.reset(Math.ceilDiv(input.widthPx(), INPUT_PX_PER_CELL), Math.ceilDiv(input.heightPx(), INPUT_PX_PER_CELL));
        reader.parts(PERSON, body.parts(), body.width(), body.height());
        body.setPoses(reader.poses(PersonOptions.DEFAULT).poses());
    }

    private static InternalResolution resolution(ImageSize size) {
        double fitting = MAX_INPUT_PX / Math.max(size.widthPx(), size.heightPx());
        return new InternalResolution(Math.clamp(fitting, MIN_FACTOR, InternalResolution.MEDIUM.factor()));
    }

    @Override
    public boolean isCurrent() {
        return lease.isCurrent();
    }

    @Override
    public void close() {
        try (lease) {
            network.close();
        }
    }
}
