package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds the poses of all people in the network's outputs. Strong local maxima of the 17 keypoint maps are starting points,
 * the strongest first; from each, the other keypoints are followed along the skeleton by the displacements, and corrected
 * by the short offsets. A starting point near the same keypoint of a pose found before belongs to that pose (Papandreou
 * et al., "PersonLab", 2018).
 *
 * <p>An instance is reused from frame to frame and allocates nothing once it has seen a grid of its size; only
 * {@link #poses} makes objects. Not thread-safe.
 */
public final class PoseDecoder {

    /** How often a displaced keypoint is moved to where the short offset of its cell points. */
    private static final int REFINE_STEPS = 2;

    private static final int EDGES = Bone.TREE.size();
    private static final int[] PARENT =
            Bone.TREE.stream().mapToInt(bone -> bone.from().channel()).toArray();
    private static final int[] CHILD =
            Bone.TREE.stream().mapToInt(bone -> bone.to().channel()).toArray();

    private final KeypointQueue queue = new KeypointQueue();
    private double[] x = new double[0];
    private double[] y = new double[0];
    private float[] scores = new float[0];
    private double[] poseScores = new double[0];
    private int count;
    private InputGeometry geometry = new InputGeometry(new ImageSize(1, 1), new ImageSize(1, 1), 0, 0, 1);
    private BodyPixOutputs outputs = new BodyPixOutputs();

    /**
     * Finds the poses; read them with the other methods, which then mean this call's.
     *
     * @param newOutputs not modified, and not used after this call
     * @param options the segmentation threshold and the internal resolution are not looked at
     * @throws IllegalArgumentException if the outputs' grid is not the geometry's
     */
    public void decode(BodyPixOutputs newOutputs, InputGeometry newGeometry, PersonOptions options) {
        PersonDecoder.requireGrid(newOutputs, newGeometry);
        outputs = newOutputs;
        geometry = newGeometry;
        count = 0;
        makeRoom(options.maxDetections());
        queue.fill(newOutputs, options.scoreThreshold());
        double squaredRadius = options.nmsRadius() * options.nmsRadius();
        int stride = newGeometry.stride();
        while (count < options.maxDetections() && !queue.isEmpty()) {
            int root = queue.poll();
            int joint = root % Joint.COUNT;
            int cell = root / Joint.COUNT;
            double rootX = cell % newOutputs.width() * stride + offset(cell, joint + Joint.COUNT);
            double rootY = cell / newOutputs.width() * stride + offset(cell, joint);
            if (!claimed(joint, rootX, rootY, squaredRadius)) {
                follow(joint, rootX, rootY, queue.score());
                poseScores[count] = score(squaredRadius);
                count++;
            }
        }
    }

    private void makeRoom(int poses) {
        // A grid has not more starting points than values, so that a huge limit does not become a huge array.
        int most = Math.min(poses, outputs.width() * outputs.height() * Joint.COUNT);
        if (poseScores.length < most) {
            poseScores = new double[most];
            x = new double[most * Joint.COUNT];
            y = new double[most * Joint.COUNT];
            scores = new float[most * Joint.COUNT];
        }
    }

    private double offset(int cell, int channel) {
        return outputs.shortOffsets()[cell * 2 * Joint.COUNT + channel];
    }

    /** Whether an earlier pose has this keypoint within the radius. */
    private boolean claimed(int joint, double atX, double atY, double squaredRadius) {
        for (int pose = 0; pose < count; pose++) {
            double dx = atX - x[pose * Joint.COUNT + joint];
            double dy = atY - y[pose * Joint.COUNT + joint];
            if (dy * dy + dx * dx <= squaredRadius) {
                return true;
            }
        }
        return false;
    }

    /** Fills the next pose from one keypoint: up the tree against the edges, then down along them. */
    private void follow(int root, double rootX, double rootY, float rootScore) {
        int first = count * Joint.COUNT;
        int known = 1 << root;
        x[first + root] = rootX;
        y[first + root] = rootY;
        scores[first + root] = rootScore;
        for (int edge = EDGES - 1; edge >= 0; edge--) {
            if ((known & 1 << CHILD[edge]) != 0 && (known & 1 << PARENT[edge]) == 0) {
                step(first, edge, CHILD[edge], PARENT[edge], outputs.displacementBwd());
                known |= 1 << PARENT[edge];
            }
        }
        for (int edge = 0; edge < EDGES; edge++) {
            if ((known & 1 << PARENT[edge]) != 0 && (known & 1 << CHILD[edge]) == 0) {
                step(first, edge, PARENT[edge], CHILD[edge], outputs.displacementFwd());
                known |= 1 << CHILD[edge];
            }
        }
    }

    private void step(int first, int edge, int from, int to, float[] displacements) {
        int stride = geometry.stride();
        int width = outputs.width();
        int cell = cellAt(x[first + from], y[first + from]);
        double toX = x[first + from] + displacements[cell * 2 * EDGES + EDGES + edge];
        double toY = y[first + from] + displacements[cell * 2 * EDGES + edge];
        for (int i = 0; i < REFINE_STEPS; i++) {
            cell = cellAt(toX, toY);
            toX = cell % width * stride + offset(cell, to + Joint.COUNT);
            toY = cell / width * stride + offset(cell, to);
        }
        x[first + to] = toX;
        y[first + to] = toY;
        scores[first + to] = Sigmoid.of(outputs.heatmaps()[cellAt(toX, toY) * Joint.COUNT + to]);
    }

    /** The grid's cell nearest to a point of the input, at its edge for points outside. */
    private int cellAt(double atX, double atY) {
        int column = Math.clamp((long) Math.floor(atX / geometry.stride() + 0.5), 0, outputs.width() - 1);
        int row = Math.clamp((long) Math.floor(atY / geometry.stride() + 0.5), 0, outputs.height() - 1);
        return row * outputs.width() + column;
    }

    private double score(double squaredRadius) {
        double sum = 0;
        int first = count * Joint.COUNT;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            if (!claimed(joint, x[first + joint], y[first + joint], squaredRadius)) {
                sum += scores[first + joint];
            }
        }
        return sum / Joint.COUNT;
    }

    /** How many poses were found. */
    public int count() {
        return count;
    }

    /** A pose's score, 0..1. */
    public double score(int pose) {
        return poseScores[Objects.checkIndex(pose, count)];
    }

    /** A keypoint's score, 0..1. */
    public float keypointScore(int pose, Joint joint) {
        return scores[Objects.checkIndex(pose, count) * Joint.COUNT + joint.channel()];
    }

    /** A keypoint's place in the picture, in its pixels from the left. */
    public double xPx(int pose, Joint joint) {
        return geometry.pictureX(x[Objects.checkIndex(pose, count) * Joint.COUNT + joint.channel()]);
    }

    /** A keypoint's place in the picture, in its pixels from the top. */
    public double yPx(int pose, Joint joint) {
        return geometry.pictureY(y[Objects.checkIndex(pose, count) * Joint.COUNT + joint.channel()]);
    }

    /** All poses as values, in the picture's pixels. */
    public List<Pose> poses() {
        List<Pose> poses = new ArrayList<>(count);
        for (int pose = 0; pose < count; pose++) {
            List<Keypoint> keypoints = new ArrayList<>(Joint.COUNT);
            for (Joint joint : Joint.ALL) {
                keypoints.add(new Keypoint(joint, keypointScore(pose, joint), xPx(pose, joint), yPx(pose, joint)));
            }
            poses.add(new Pose(score(pose), keypoints));
        }
        return poses;
    }
}
