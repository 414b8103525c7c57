package app.selfie.portrait;

import static app.selfie.portrait.Part.curve;
import static app.selfie.portrait.Part.glow;
import static app.selfie.portrait.Part.inside;
import static app.selfie.portrait.Part.mirrored;
import static app.selfie.portrait.Part.translucent;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Face, ears and hair; the face is 1 high and its middle is the origin. */
final class Head {

    static final int SKIN = 0xEDBB98;
    static final int SKIN_SHADE = 0xD2926C;
    private static final int HAIR = 0x43291F;
    private static final int HAIR_LIGHT = 0x7A4E38;
    private static final int LINE = 0x3A221A;

    private Head() {}

    /** The bob behind face and neck. */
    static List<Part> hairBehind() {
        Path2D bob = curve(
                0, -0.66, 0.36, -0.67, 0.55, -0.42, 0.55, -0.05, 0.56, 0.22, 0.63, 0.38, 0.50, 0.56, 0.36, 0.66, -0.36,
                0.66, -0.50, 0.56, -0.63, 0.38, -0.56, 0.22, -0.55, -0.05, -0.55, -0.42, -0.36, -0.67, 0, -0.66);
        return List.of(new Part(bob, Part.down(-0.6, HAIR, 0.6, 0x301B14)));
    }

    static List<Part> face(double eyesOpen) {
        List<Part> parts = new ArrayList<>();
        Path2D face = curve(
                0, -0.52, 0.26, -0.52, 0.40, -0.33, 0.40, -0.06, 0.40, 0.22, 0.22, 0.48, 0, 0.50, -0.22, 0.48, -0.40,
                0.22, -0.40, -0.06, -0.40, -0.33, -0.26, -0.52, 0, -0.52);
        for (int side : new int[] {-1, 1}) {
            Shape ear = oval(side * 0.405, 0.03, 0.065, 0.11);
            parts.add(new Part(ear, new Color(SKIN_SHADE)));
            parts.add(new Part(oval(side * 0.435, 0.19, 0.028, 0.028), new Color(0xF0C75E))); // earrings
        }
        parts.add(new Part(face, glow(-0.08, -0.08, 0.72, new Color(0xF7CDAC), new Color(SKIN_SHADE))));
        parts.add(inside(face, oval(0, -0.42, 0.44, 0.24), translucent(0x8A4A2C, 50))); // the fringe's shadow
        for (int side : new int[] {-1, 1}) {
            parts.add(inside(
                    face,
                    oval(side * 0.245, 0.15, 0.12, 0.09),
                    glow(side * 0.245, 0.15, 0.12, translucent(0xE5674F, 105), translucent(0xE5674F, 0))));
            parts.addAll(eye(side * 0.165, -0.03, eyesOpen));
            Path2D brow = curve(
                    -0.085, 0.012, -0.05, -0.045, 0.04, -0.05, 0.09, -0.005, 0.04, -0.022, -0.04, -0.018, -0.085,
                    0.012);
            brow.transform(java.awt.geom.AffineTransform.getTranslateInstance(0.165, -0.165));
            parts.add(new Part(side > 0 ? brow : mirrored(brow), new Color(HAIR)));
        }
        parts.add(new Part(
                curve(
                        0.018, 0.0, 0.03, 0.07, 0.07, 0.11, 0.045, 0.14, 0.02, 0.165, -0.02, 0.165, -0.045, 0.145,
                        -0.01, 0.15, 0.03, 0.14, 0.03, 0.115, 0.03, 0.09, 0.02, 0.05, 0.018, 0.0),
                translucent(0xB56A48, 150)));
        parts.addAll(mouth());
        parts.addAll(fringe());
        return parts;
    }

    private static List<Part> eye(double x, double y, double open) {
        List<Part> parts = new ArrayList<>();
        double height = 0.050 * Math.max(open, 0.08);
        Shape white = oval(x, y, 0.082, height);
        parts.add(new Part(white, new Color(open < 0.2 ? LINE : 0xFDF9F4)));
        if (open >= 0.2) {
            parts.add(inside(white, oval(x, y - 0.004, 0.056, 0.058), new Color(0x5A3A22)));
            parts.add(inside(white, oval(x, y + 0.004, 0.044, 0.044), new Color(0x8A5A34)));
            parts.add(inside(white, oval(x, y - 0.002, 0.028, 0.030), new Color(0x1C120E)));
            parts.add(inside(white, oval(x - 0.018, y - 0.018, 0.014, 0.014), Color.WHITE));
        }
        Shape lid = new Arc2D.Double(x - 0.088, y - height - 0.006, 0.176, 2 * height + 0.01, 12, 156, Arc2D.OPEN);
        parts.add(new Part(line(lid, 0.02), new Color(LINE)));
        return parts;
    }

    private static List<Part> mouth() {
        Path2D smile =
                curve(-0.15, 0.235, -0.08, 0.268, 0.08, 0.268, 0.15, 0.235, 0.12, 0.365, -0.12, 0.365, -0.15, 0.235);
        return List.of(
                new Part(line(smile, 0.02), new Color(0xBF5348)),
                new Part(smile, new Color(0x7C2A2C)),
                inside(smile, oval(0, 0.252, 0.13, 0.036), new Color(0xFFFBF5)),
                inside(smile, oval(0, 0.35, 0.07, 0.035), new Color(0xDB6A63)),
                new Part(oval(0, 0.395, 0.05, 0.009), translucent(0xB56A48, 120)));
    }

    /** Hair before the forehead, parted on one side, and the two strands that frame the face. */
    private static List<Part> fringe() {
        Path2D hair = curve(
                -0.14, -0.66, 0.20, -0.72, 0.52, -0.52, 0.54, -0.14, 0.55, 0.10, 0.58, 0.30, 0.49, 0.47, 0.44, 0.30,
                0.43, 0.10, 0.395, -0.10, 0.37, -0.24, 0.24, -0.36, -0.10, -0.40, -0.20, -0.36, -0.34, -0.28, -0.385,
                -0.10, -0.43, 0.10, -0.44, 0.30, -0.49, 0.47, -0.58, 0.30, -0.55, 0.10, -0.54, -0.14, -0.52, -0.48,
                -0.36, -0.62, -0.14, -0.66);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(hair, Part.down(-0.68, 0x54352A, 0.45, HAIR)));
        Path2D shine = new Path2D.Double();
        double[][] strands = {
            {-0.06, -0.60, 0.20, -0.58, 0.40, -0.42, 0.455, -0.16},
            {-0.08, -0.55, 0.14, -0.53, 0.32, -0.44, 0.415, -0.26},
            {-0.16, -0.58, -0.32, -0.52, -0.44, -0.36, -0.465, -0.14},
            {-0.15, -0.52, -0.28, -0.46, -0.38, -0.34, -0.42, -0.20},
            {0.475, -0.02, 0.48, 0.12, 0.51, 0.22, 0.49, 0.36},
            {-0.475, -0.02, -0.48, 0.12, -0.51, 0.22, -0.49, 0.36},
        };
        for (double[] s : strands) {
            shine.moveTo(s[0], s[1]);
            shine.curveTo(s[2], s[3], s[4], s[5], s[6], s[7]);
        }
        parts.add(inside(hair, line(shine, 0.022), translucent(HAIR_LIGHT, 150)));
        return parts;
    }

    static Shape line(Shape along, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(along);
    }

    static Shape oval(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    static Area area(Shape... shapes) {
        Area area = new Area();
        for (Shape shape : shapes) {
            area.add(new Area(shape));
        }
        return area;
    }
}
