package app.selfie.portrait;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** A tidy room: a wall, a window, and a shelf with a plant, a picture and books, above where a hand waves. Lengths are shares of the height. */
final class Room {

    private static final int[] BOOKS = {0x5E7F8C, 0xC9A45C, 0x8C5A4A, 0xE0D8C4, 0x4F6B58, 0xB87D5B, 0x6E6A86};

    private final Graphics2D g;
    /** Width of the picture, as a share of its height. */
    private final double width;

    private Room(Graphics2D g, double width) {
        this.g = g;
        this.width = width;
    }

    /** @param g scaled so that the picture is 1 high and {@code width} wide */
    static void paint(Graphics2D g, double width) {
        Room room = new Room(g, width);
        room.wall();
        room.window(0.05 * width, 0.07);
        room.shelf(0.66 * width, 0.36);
    }

    private void fill(Shape shape, Paint paint) {
        g.setPaint(paint);
        g.fill(shape);
    }

    private void box(double x, double y, double w, double h, int rgb) {
        fill(new Rectangle2D.Double(x, y, w, h), new Color(rgb));
    }

    private static Paint across(double x1, double y1, int from, double x2, double y2, int to) {
        return new GradientPaint((float) x1, (float) y1, new Color(from), (float) x2, (float) y2, new Color(to));
    }

    private void wall() {
        fill(new Rectangle2D.Double(0, 0, width, 1), across(0, 0, 0xD5E0D6, width, 1, 0xA9BDB4));
        box(0, 0.86, width, 0.14, 0x93A89F);
        box(0, 0.855, width, 0.012, 0xC4D2C8);
    }

    private void window(double x, double y) {
        box(x - 0.02, y - 0.02, 0.40, 0.56, 0xF4F1E8);
        Shape pane = new Rectangle2D.Double(x, y, 0.36, 0.52);
        fill(pane, across(x, y, 0xBFE0F2, x, y + 0.52, 0xF5F8EE));
        for (Part tree : List.of(
                Part.inside(pane, new Ellipse2D.Double(x - 0.02, y + 0.36, 0.24, 0.24), new Color(0xB7D3A0)),
                Part.inside(pane, new Ellipse2D.Double(x + 0.16, y + 0.32, 0.28, 0.28), new Color(0xA5C790)))) {
            fill(tree.shape(), tree.paint());
        }
        box(x, y + 0.52, 0.40, 0.08, 0xA9BDB4);
        box(x - 0.03, y + 0.52, 0.42, 0.03, 0xF4F1E8);
        box(x + 0.36, y, 0.02, 0.54, 0xF4F1E8);
        box(x + 0.172, y, 0.016, 0.52, 0xF4F1E8);
        box(x, y + 0.24, 0.36, 0.016, 0xF4F1E8);
        Path2D curtain = new Path2D.Double();
        curtain.moveTo(x - 0.09, 0);
        curtain.lineTo(x + 0.06, 0);
        curtain.curveTo(x + 0.04, 0.3, x + 0.07, 0.5, x + 0.01, 0.84);
        curtain.lineTo(x - 0.09, 0.84);
        curtain.closePath();
        fill(curtain, across(x - 0.09, 0, 0xEFE3CB, x + 0.06, 0, 0xDCCBAA));
        g.setPaint(new Color(0xCDBB97));
        g.setStroke(new BasicStroke(0.006f));
        for (double fold : new double[] {-0.055, -0.02, 0.015}) {
            g.draw(new Line2D.Double(x + fold, 0, x + fold * 0.9 - 0.01, 0.83));
        }
    }

    /** Leans on the shelf: hills under an evening sun. */
    private void picture(double x, double y) {
        box(x, y, 0.14, 0.19, 0xB98A5A);
        box(x + 0.01, y + 0.01, 0.12, 0.17, 0xFAF5EA);
        fill(new Rectangle2D.Double(x + 0.025, y + 0.03, 0.09, 0.13), across(x, y, 0xF7D9A8, x, y + 0.16, 0xEFA883));
        fill(new Ellipse2D.Double(x + 0.055, y + 0.05, 0.035, 0.035), new Color(0xFFF3D6));
        Path2D hills = new Path2D.Double();
        hills.moveTo(x + 0.025, y + 0.16);
        hills.lineTo(x + 0.025, y + 0.13);
        hills.curveTo(x + 0.05, y + 0.09, x + 0.06, y + 0.11, x + 0.075, y + 0.125);
        hills.curveTo(x + 0.09, y + 0.10, x + 0.10, y + 0.10, x + 0.115, y + 0.12);
        hills.lineTo(x + 0.115, y + 0.16);
        hills.closePath();
        fill(hills, new Color(0x6D8F8A));
    }

    private void shelf(double x, double y) {
        double length = width - x + 0.02;
        double at = x + 0.34;
        for (int i = 0; i < BOOKS.length && at < width; i++) {
            double thick = 0.028 + 0.012 * (i * 5 % 4) / 3;
            double tall = 0.14 + 0.05 * (i * 3 % 5) / 4;
            box(at, y - tall, thick, tall, BOOKS[i]);
            box(at, y - tall * 0.8, thick, 0.012, 0xF0E4C8);
            at += thick + 0.003;
        }
        plant(x + 0.09, y);
        picture(x + 0.18, y - 0.19);
        box(x, y + 0.022, length, 0.03, 0x8DA198);
        box(x, y, length, 0.025, 0xB98A5A);
        box(x, y, length, 0.006, 0xCFA274);
    }

    private void plant(double x, double y) {
        for (int i = -3; i <= 3; i++) {
            double lean = i * 0.036;
            double tip = y - 0.29 + Math.abs(i) * 0.03;
            Path2D leaf = new Path2D.Double();
            leaf.moveTo(x, y - 0.09);
            leaf.curveTo(x + lean * 0.3 - 0.028, y - 0.17, x + lean - 0.02, tip + 0.05, x + lean * 1.5, tip);
            leaf.curveTo(x + lean + 0.02, tip + 0.06, x + lean * 0.3 + 0.028, y - 0.17, x, y - 0.09);
            fill(leaf, new Color(i % 2 == 0 ? 0x5E8F5B : 0x77A76D));
        }
        fill(
                new RoundRectangle2D.Double(x - 0.055, y - 0.10, 0.11, 0.10, 0.03, 0.03),
                across(x - 0.05, 0, 0xF2EBDD, x + 0.06, 0, 0xCFC4B0));
    }
}
