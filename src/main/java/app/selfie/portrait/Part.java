package app.selfie.portrait;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * One painted shape. All lengths of the figure are in heights of its face, with the origin in the face's middle and y
 * downward.
 */
record Part(Shape shape, Paint paint) {

    Part transformed(AffineTransform by) {
        if (paint instanceof Color) {
            return new Part(by.createTransformedShape(shape), paint);
        }
        return new Part(by.createTransformedShape(shape), transformed(paint, by));
    }

    private static Paint transformed(Paint paint, AffineTransform by) {
        return switch (paint) {
            case RadialGradientPaint radial ->
                new RadialGradientPaint(
                        by.transform(radial.getCenterPoint(), null),
                        radial.getRadius(),
                        by.transform(radial.getFocusPoint(), null),
                        radial.getFractions(),
                        radial.getColors(),
                        MultipleGradientPaint.CycleMethod.NO_CYCLE);
            case LinearGradientPaint linear ->
                new LinearGradientPaint(
                        by.transform(linear.getStartPoint(), null),
                        by.transform(linear.getEndPoint(), null),
                        linear.getFractions(),
                        linear.getColors());
            default -> throw new IllegalArgumentException("no way to move a " + paint.getClass());
        };
    }

    /** The part of {@code shape} inside {@code body}: shading must not spill over the edge. */
    static Part inside(Shape body, Shape shape, Paint paint) {
        Area area = new Area(shape);
        area.intersect(new Area(body));
        return new Part(area, paint);
    }

    /** A closed shape through cubic curves: a start point, then six numbers per curve. */
    static Path2D curve(double startX, double startY, double... curves) {
        Path2D path = new Path2D.Double();
        path.moveTo(startX, startY);
        for (int i = 0; i < curves.length; i += 6) {
            path.curveTo(curves[i], curves[i + 1], curves[i + 2], curves[i + 3], curves[i + 4], curves[i + 5]);
        }
        path.closePath();
        return path;
    }

    static Path2D mirrored(Path2D path) {
        return new Path2D.Double(path, AffineTransform.getScaleInstance(-1, 1));
    }

    static Paint down(double fromY, int from, double toY, int to) {
        return new LinearGradientPaint(
                new Point2D.Double(0, fromY), new Point2D.Double(0, toY), new float[] {0, 1}, new Color[] {
                    new Color(from), new Color(to)
                });
    }

    static Paint glow(double x, double y, double radius, Color inside, Color outside) {
        return new RadialGradientPaint(
                new Point2D.Double(x, y), (float) radius, new float[] {0, 1}, new Color[] {inside, outside});
    }

    static Color translucent(int rgb, int alpha) {
        return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, alpha);
    }

    static List<Part> transformed(List<Part> parts, AffineTransform by) {
        return parts.stream().map(part -> part.transformed(by)).toList();
    }
}
