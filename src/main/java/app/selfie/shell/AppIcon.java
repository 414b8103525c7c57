package app.selfie.shell;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The product's picture on a home screen, drawn as {@code assets/logo.svg} is: phones take no SVG there. */
enum AppIcon {
    SMALL("app-192.png", 192, true),
    LARGE("app-512.png", 512, true),
    /** Reaches to its edges, of which each phone cuts off what it likes. */
    MASKABLE("app-maskable-512.png", 512, false),
    /** An iPhone rounds it by itself, and paints what is transparent black. */
    APPLE("app-apple-180.png", 180, false);

    /** Of the drawing, which is a square. */
    private static final double SIDE = 64;

    private static final double CORNER = 36;

    /** Where the edges are cut off, sun and shoulders move towards the middle. */
    private static final double SHRUNK = 0.88;

    private static final Color CORAL = new Color(0xFF7A59);
    private static final Color AMBER = new Color(0xFFB347);
    private static final Color INDIGO = new Color(0x1B1740);
    private static final Color SUN = new Color(0xFFF3DC);
    private static final Color MOUNTAINS = new Color(0x6A, 0x3F, 0x8F, 191);

    private final String file;
    private final int sizePx;
    private final boolean rounded;

    AppIcon(String file, int sizePx, boolean rounded) {
        this.file = file;
        this.sizePx = sizePx;
        this.rounded = rounded;
    }

    static Optional<AppIcon> named(String file) {
        return Arrays.stream(values()).filter(icon -> icon.file.equals(file)).findFirst();
    }

    String file() {
        return file;
    }

    int sizePx() {
        return sizePx;
    }

    /** The icon as PNG; the same bytes each time. */
    byte[] png() {
        BufferedImage picture = new BufferedImage(sizePx, sizePx, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = picture.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.scale(sizePx / SIDE, sizePx / SIDE);
            draw(canvas);
        } finally {
            canvas.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: never
        }
        return png.toByteArray();
    }

    private void draw(Graphics2D canvas) {
        canvas.setPaint(new GradientPaint(0, 0, CORAL, (float) SIDE, (float) SIDE, AMBER));
        if (rounded) {
            RoundRectangle2D card = new RoundRectangle2D.Double(0, 0, SIDE, SIDE, CORNER, CORNER);
            canvas.fill(card);
            canvas.setClip(card);
        } else {
            canvas.fill(new Rectangle2D.Double(0, 0, SIDE, SIDE));
            canvas.translate(SIDE * (1 - SHRUNK) / 2, SIDE * (1 - SHRUNK) / 2);
            canvas.scale(SHRUNK, SHRUNK);
        }
        canvas.setPaint(SUN);
        canvas.fill(new Ellipse2D.Double(38, 11, 16, 16));
        canvas.setPaint(MOUNTAINS);
        canvas.fill(mountains());
        canvas.setPaint(INDIGO);
        canvas.fill(new Ellipse2D.Double(18, 21, 20, 20));
        canvas.fill(shoulders());
    }

    /** A little wider than the drawing, for icons that show more of it. */
    private static Path2D mountains() {
        Path2D path = new Path2D.Double();
        path.moveTo(-8, 54);
        path.lineTo(14, 32);
        path.lineTo(26, 43);
        path.lineTo(40, 27);
        path.lineTo(72, 55);
        path.lineTo(72, 72);
        path.lineTo(-8, 72);
        path.closePath();
        return path;
    }

    private static Path2D shoulders() {
        Path2D path = new Path2D.Double();
        path.moveTo(8, 72);
        path.lineTo(8, 64);
        path.curveTo(8, 50, 16, 44, 28, 44);
        path.curveTo(40, 44, 48, 50, 48, 64);
        path.lineTo(48, 72);
        path.closePath();
        return path;
    }
}
