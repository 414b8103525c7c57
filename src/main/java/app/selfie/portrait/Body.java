package app.selfie.portrait;

import static app.selfie.portrait.Head.line;
import static app.selfie.portrait.Head.oval;
import static app.selfie.portrait.Part.curve;
import static app.selfie.portrait.Part.inside;
import static app.selfie.portrait.Part.mirrored;
import static app.selfie.portrait.Part.translucent;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Neck, hooded sweater and the waving arm, in heights of the face. */
final class Body {

    private static final int WOOL = 0xDB6650;
    private static final int WOOL_DARK = 0xB34A3A;
    private static final int FOLD = 0x7E2C22;
    private static final int CORD = 0xFBEFE0;

    private static final double ELBOW_X = 1.16;
    private static final double ELBOW_Y = 1.86;

    private Body() {}

    static List<Part> neck() {
        Path2D neck = curve(
                -0.19, 0.30, -0.19, 0.55, -0.20, 0.68, -0.34, 0.84, -0.3, 1.25, 0.3, 1.25, 0.34, 0.84, 0.20, 0.68, 0.19,
                0.55, 0.19, 0.30, 0.1, 0.3, -0.1, 0.3, -0.19, 0.30);
        return List.of(
                new Part(neck, Part.down(0.5, 0xC98A66, 1.0, Head.SKIN)),
                inside(neck, oval(0, 0.42, 0.34, 0.24), translucent(0x8A4A2C, 90)));
    }

    static List<Part> sweater() {
        Path2D torso = curve(
                -0.30, 0.76, -0.42, 0.86, -0.86, 0.90, -1.02, 1.16, -1.16, 1.42, -1.22, 2.4, -1.30, 4.5, -0.5, 4.6, 0.5,
                4.6, 1.10, 4.5, 1.02, 2.4, 1.12, 1.5, 1.00, 1.16, 0.86, 0.90, 0.42, 0.86, 0.30, 0.76, 0.22, 1.10, -0.22,
                1.10, -0.30, 0.76);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(torso, Part.down(0.8, WOOL, 2.6, WOOL_DARK)));
        parts.add(inside(
                torso,
                curve(
                        -1.3, 1.5, -1.0, 1.7, -0.86, 2.4, -0.9, 4.5, -1.1, 4.6, -1.3, 4.6, -1.4, 4.5, -1.4, 3, -1.4, 2,
                        -1.3, 1.5),
                translucent(FOLD, 60)));
        Path2D folds = new Path2D.Double();
        double[][] lines = {
            {-0.84, 1.42, -0.78, 1.7, -0.8, 2.1, -0.82, 2.5},
            {0.80, 1.46, 0.76, 1.7, 0.78, 2.1, 0.82, 2.5},
            {-0.5, 2.1, -0.2, 2.22, 0.2, 2.22, 0.5, 2.1},
        };
        for (double[] l : lines) {
            folds.moveTo(l[0], l[1]);
            folds.curveTo(l[2], l[3], l[4], l[5], l[6], l[7]);
        }
        parts.add(inside(torso, line(folds, 0.03), translucent(FOLD, 90)));
        parts.addAll(hood(torso));
        return parts;
    }

    /** The hood lies round the neck; two cords hang from it. */
    private static List<Part> hood(Shape torso) {
        Path2D left = curve(
                -0.29, 0.70, -0.50, 0.74, -0.58, 0.92, -0.46, 1.06, -0.32, 1.22, -0.14, 1.30, 0.0, 1.32, -0.04, 1.20,
                -0.26, 1.02, -0.29, 0.70);
        Path2D tee = curve(
                -0.27, 0.88, -0.17, 1.06, 0.17, 1.06, 0.27, 0.88, 0.24, 1.2, 0.05, 1.28, 0, 1.3, -0.05, 1.28, -0.24,
                1.2, -0.27, 0.88);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(tee, new Color(0xF6EBDD)));
        Path2D neckline = new Path2D.Double();
        neckline.moveTo(-0.27, 0.88);
        neckline.curveTo(-0.17, 1.06, 0.17, 1.06, 0.27, 0.88);
        parts.add(new Part(line(neckline, 0.022), new Color(0xE2CFB6)));
        for (Path2D half : List.of(left, mirrored(left))) {
            parts.add(inside(torso, line(half, 0.04), translucent(FOLD, 90)));
            parts.add(new Part(half, Part.down(0.7, 0xE8806A, 1.3, 0xC65442)));
        }
        for (int side : new int[] {-1, 1}) {
            Path2D cord = new Path2D.Double();
            cord.moveTo(side * 0.15, 1.24);
            cord.curveTo(side * 0.18, 1.4, side * 0.13, 1.55, side * 0.17, 1.74);
            parts.add(new Part(line(cord, 0.035), new Color(CORD)));
            parts.add(new Part(
                    line(new Line2D.Double(side * 0.17, 1.74, side * 0.172, 1.80), 0.05), new Color(0xE9D3B8)));
        }
        return parts;
    }

    /**
     * The arm at the picture's right: upper arm down to the elbow, forearm up, hand beside the head.
     *
     * @param swing of the forearm about the elbow, in radians, positive to the right
     */
    static List<Part> wavingArm(double swing) {
        Path2D upper = curve(
                0.62, 0.96, 0.92, 0.92, 1.06, 1.08, 1.14, 1.30, 1.28, 1.55, 1.42, 1.75, 1.40, 1.92, 1.36, 2.12, 1.10,
                2.16, 0.96, 2.00, 0.84, 1.86, 0.70, 1.6, 0.62, 0.96);
        List<Part> parts = new ArrayList<>();
        List<Part> forearm = forearm();
        parts.add(new Part(upper, Part.down(0.9, WOOL, 2.2, 0xBE5140)));
        parts.add(inside(
                upper,
                line(curve(0.60, 0.94, 0.68, 1.3, 0.7, 1.6, 0.86, 1.9, 0.70, 1.6, 0.68, 1.3, 0.60, 0.94), 0.03),
                translucent(FOLD, 70)));
        AffineTransform turn = AffineTransform.getRotateInstance(swing, ELBOW_X, ELBOW_Y);
        parts.addAll(Part.transformed(forearm, turn));
        return parts;
    }

    /** Straight up from the elbow, before it is turned. */
    private static List<Part> forearm() {
        Path2D sleeve = curve(
                0.92, 1.90, 0.94, 1.6, 1.00, 1.3, 1.02, 1.06, 1.10, 1.02, 1.22, 1.02, 1.30, 1.06, 1.34, 1.3, 1.40, 1.6,
                1.40, 1.90, 1.38, 2.16, 0.96, 2.18, 0.92, 1.90);
        List<Part> parts = new ArrayList<>(hand());
        parts.add(new Part(sleeve, Part.down(1.0, 0xE2725C, 2.1, 0xC05341)));
        Shape cuff = line(new Line2D.Double(1.05, 1.10, 1.27, 1.10), 0.13);
        parts.add(new Part(cuff, new Color(WOOL_DARK)));
        Path2D crease = new Path2D.Double();
        crease.moveTo(0.99, 1.78);
        crease.curveTo(1.08, 1.86, 1.2, 1.86, 1.3, 1.8);
        parts.add(new Part(line(crease, 0.025), translucent(FOLD, 90)));
        return parts;
    }

    /** An open palm, thumb toward the head. */
    private static List<Part> hand() {
        Path2D palm = curve(
                1.06, 1.06, 1.04, 0.94, 0.99, 0.86, 1.00, 0.74, 1.02, 0.64, 1.30, 0.64, 1.32, 0.74, 1.33, 0.86, 1.28,
                0.94, 1.26, 1.06, 1.2, 1.1, 1.1, 1.1, 1.06, 1.06);
        Area hand = new Area(palm);
        double[][] fingers = {
            {1.05, 0.72, 0.965, 0.46, 0.094}, {1.125, 0.70, 1.09, 0.36, 0.098},
            {1.205, 0.70, 1.225, 0.37, 0.096}, {1.28, 0.74, 1.36, 0.49, 0.086},
        };
        for (double[] f : fingers) {
            hand.add(new Area(line(new Line2D.Double(f[0], f[1], f[2], f[3]), f[4])));
        }
        hand.add(new Area(line(new Line2D.Double(1.04, 0.92, 0.88, 0.74), 0.11)));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(hand, Part.glow(1.14, 0.72, 0.46, new Color(0xF2BF9C), new Color(0xC98A64))));
        Path2D lines = new Path2D.Double();
        for (double x : new double[] {1.085, 1.168, 1.25}) {
            lines.moveTo(x, 0.70);
            lines.lineTo(x, 0.60);
        }
        lines.moveTo(1.06, 0.78);
        lines.curveTo(1.12, 0.84, 1.2, 0.8, 1.27, 0.76);
        parts.add(inside(hand, line(lines, 0.016), translucent(0xB5704D, 150)));
        return parts;
    }
}
