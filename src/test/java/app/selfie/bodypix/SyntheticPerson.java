package app.selfie.bodypix;

import java.util.Arrays;

/**
 * Network outputs as they would be for people whose keypoints are known: the heatmaps peak at the cells next to the
 * keypoints, offsets and displacements point exactly from cell to keypoint. Decoding them must give the people back.
 */
final class SyntheticPerson {

    private static final float NOTHING = -9;
    private static final float SURE = 4;

    private final BodyPixOutputs outputs = new BodyPixOutputs();
    private final InputGeometry geometry;

    SyntheticPerson(InputGeometry geometry) {
        this.geometry = geometry;
        outputs.reset(geometry.gridHeight(), geometry.gridWidth());
        for (BodyPixHead head : BodyPixHead.values()) {
            Arrays.fill(outputs.values(head), 0);
        }
        Arrays.fill(outputs.heatmaps(), NOTHING);
        Arrays.fill(outputs.segments(), NOTHING);
        Arrays.fill(outputs.partHeatmaps(), NOTHING);
    }

    BodyPixOutputs outputs() {
        return outputs;
    }

    /**
     * Adds a person.
     *
     * @param points x and y of the 17 keypoints, in pixels of the network's input, no two of one kind in the same cell
     * @param strength added to the logits of the peaks
     */
    SyntheticPerson with(double[][] points, float strength) {
        for (Joint joint : Joint.ALL) {
            int i = joint.channel();
            int cell = cell(points[i]);
            outputs.heatmaps()[cell * Joint.COUNT + i] = SURE + strength;
            spread(points, i);
        }
        for (int edge = 0; edge < Bone.TREE.size(); edge++) {
            double[] parent = points[Bone.TREE.get(edge).from().channel()];
            double[] child = points[Bone.TREE.get(edge).to().channel()];
            point(outputs.displacementFwd(), 2 * 16 * cell(parent) + edge, 16, parent, child);
            point(outputs.displacementBwd(), 2 * 16 * cell(child) + edge, 16, child, parent);
        }
        return this;
    }

    /** The short offsets around a keypoint all point to it. */
    private void spread(double[][] points, int joint) {
        int centre = cell(points[joint]);
        for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
                int column = centre % outputs.width() + x;
                int row = centre / outputs.width() + y;
                if (column >= 0 && row >= 0 && column < outputs.width() && row < outputs.height()) {
                    double[] at = {column * geometry.stride(), row * geometry.stride()};
                    point(
                            outputs.shortOffsets(),
                            2 * Joint.COUNT * (row * outputs.width() + column) + joint,
                            Joint.COUNT,
                            at,
                            points[joint]);
                }
            }
        }
    }

    private static void point(float[] vectors, int at, int toX, double[] from, double[] to) {
        vectors[at] = (float) (to[1] - from[1]);
        vectors[at + toX] = (float) (to[0] - from[0]);
    }

    /**
     * Fills a rectangle of cells with a person's body: sure to be a person, of one body part, all long offsets to the given
     * keypoints.
     *
     * @param points as in {@link #with}
     */
    SyntheticPerson withBody(int left, int top, int right, int bottom, int part, double[][] points) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int cell = y * outputs.width() + x;
                outputs.segments()[cell] = SURE;
                outputs.partHeatmaps()[cell * BodyPart.COUNT + part] = SURE;
                double[] at = {x * geometry.stride(), y * geometry.stride()};
                for (int joint = 0; joint < Joint.COUNT; joint++) {
                    point(outputs.longOffsets(), 2 * Joint.COUNT * cell + joint, Joint.COUNT, at, points[joint]);
                }
            }
        }
        return this;
    }

    private int cell(double[] point) {
        long column = Math.round(point[0] / geometry.stride());
        long row = Math.round(point[1] / geometry.stride());
        return Math.toIntExact(row * outputs.width() + column);
    }

    /** A standing figure with arms held out, its nose at the given place, in pixels of the network's input. */
    static double[][] figure(double noseX, double noseY) {
        return new double[][] {
            {noseX, noseY},
            {noseX + 5, noseY - 6},
            {noseX - 5, noseY - 6},
            {noseX + 12, noseY - 2},
            {noseX - 12, noseY - 2},
            {noseX + 28, noseY + 30},
            {noseX - 28, noseY + 30},
            {noseX + 47, noseY + 52},
            {noseX - 47, noseY + 53},
            {noseX + 60, noseY + 70},
            {noseX - 60, noseY + 71},
            {noseX + 17, noseY + 95},
            {noseX - 17, noseY + 95},
            {noseX + 19, noseY + 140},
            {noseX - 19, noseY + 139},
            {noseX + 20, noseY + 180},
            {noseX - 20, noseY + 181}
        };
    }
}
