package app.selfie.bodypix;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a live picture needs from one run of the network, at the size it is needed in: the person's probability, the
 * body parts, the poses. Unlike {@link BodyPix} it goes straight from the output grid to the wanted cells (logits,
 * bilinear; then the sigmoid), without the original's detour over the size of the input, and so differs from it by
 * fractions of a percent. An instance is reused from frame to frame and allocates nothing once sizes have settled. Not
 * thread-safe.
 */
public final class BodyPixReader {

    private final PoseDecoder poses = new PoseDecoder();
    private final GridMap map = new GridMap();
    private @Nullable BodyPixOutputs outputs;
    private @Nullable InputGeometry geometry;

    /**
     * Takes the outputs of one frame; all other methods mean this frame until the next call.
     *
     * @param newOutputs not modified; kept until the next call, so the network must not run again before everything is
     *     read
     * @param newGeometry how the frame became the network's input
     * @throws IllegalArgumentException if the outputs' grid is not the geometry's
     */
    public void read(BodyPixOutputs newOutputs, InputGeometry newGeometry) {
        PersonDecoder.requireGrid(newOutputs, newGeometry);
        outputs = newOutputs;
        geometry = newGeometry;
    }

    /**
     * How probable it is, cell by cell, that the frame shows a person. The cells cover the frame evenly, padding excluded:
     * cell (x, y) is sampled at its centre, {@code ((x + 0.5) / width, (y + 0.5) / height)} of the frame.
     *
     * @param out overwritten: 0..1, rows from the top, at least width x height values
     */
    public void person(float[] out, int width, int height) {
        map.lay(requireOutputs(), requireGeometry(), width, height);
        map.person(out);
    }

    /**
     * Which body part each cell shows; the cells are those of {@link #person}.
     *
     * @param threshold 0..1; cells where a person is no more probable than this show none
     * @param out overwritten: -1 = nobody, else {@link BodyPart#id()}, rows from the top, at least width x height
     *     values
     */
    public void parts(double threshold, byte[] out, int width, int height) {
        PersonOptions.requireShare("threshold", threshold);
        map.lay(requireOutputs(), requireGeometry(), width, height);
        map.parts(threshold, out);
    }

    /**
     * All poses, in the frame's pixels.
     *
     * @return always the same object, overwritten by the next call
     */
    public PoseDecoder poses(PersonOptions options) {
        poses.decode(requireOutputs(), requireGeometry(), options);
        return poses;
    }

    private BodyPixOutputs requireOutputs() {
        if (outputs == null) {
            throw new IllegalStateException("no frame has been read yet");
        }
        return outputs;
    }

    private InputGeometry requireGeometry() {
        if (geometry == null) {
            throw new IllegalStateException("no frame has been read yet");
        }
        return geometry;
    }
}
