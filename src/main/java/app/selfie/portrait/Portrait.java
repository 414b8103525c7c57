package app.selfie.portrait;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawn person in a drawn room, with the exact mask of the person: the camera of people who have none, and the ground
 * truth of tests. The same size and pose always give the same pixels. Not thread-safe; the room is painted once per
 * instance.
 */
public final class Portrait {

    private final int widthPx;
    private final int heightPx;
    private final BufferedImage room;

    /**
     * @param widthPx of the pictures, 32 to 4096
     * @param heightPx of the pictures, 32 to 4096
     */
    public Portrait(int widthPx, int heightPx) {
        if (Math.min(widthPx, heightPx) < 32 || Math.max(widthPx, heightPx) > 4096) {
            throw new IllegalArgumentException(
                    "a portrait's sides are 32 to 4096 pixels, had " + widthPx + "x" + heightPx);
        }
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        BufferedImage sharp = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = graphics(sharp);
        g.scale(heightPx, heightPx);
        Room.paint(g, (double) widthPx / heightPx);
        g.dispose();
        this.room = Film.outOfFocus(sharp);
    }

    /** What a camera would see: 8-bit blue, green, red ({@link BufferedImage#TYPE_3BYTE_BGR}). A new image. */
    public BufferedImage picture(Pose pose) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = graphics(image);
        g.drawImage(room, 0, 0, null);
        place(g, pose);
        for (Part part : person(pose)) {
            g.setPaint(part.paint());
            g.fill(part.shape());
        }
        g.dispose();
        return Film.exposed(image, Double.hashCode(pose.phase()));
    }

    /** Who is the person: 8-bit grey, 0 for the room, 255 for the person, antialiased at the edge. A new image. */
    public BufferedImage truth(Pose pose) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = graphics(image);
        place(g, pose);
        g.setPaint(Color.WHITE);
        for (Part part : person(pose)) {
            g.fill(part.shape());
        }
        g.dispose();
        return image;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        return g;
    }

    /** From heights of the face to pixels. */
    private void place(Graphics2D g, Pose pose) {
        double unit = pose.scale() * heightPx;
        // Hair and a little air above; a nearer face is cut off at the bottom, not at the top.
        g.translate(pose.centreX() * widthPx, 0.12 * heightPx + 0.68 * unit);
        g.scale(unit, unit);
        g.translate(0.05 * pose.wave(1, 0), 0.012 * pose.wave(2, 0.1));
    }

    /** All shapes, from behind to the front, in heights of the face. */
    private static List<Part> person(Pose pose) {
        AffineTransform nod = AffineTransform.getRotateInstance(0.045 * pose.wave(1, 0.15) - 0.01, 0, 0.75);
        AffineTransform shrug = AffineTransform.getTranslateInstance(0, -0.07);
        List<Part> parts = new ArrayList<>(Part.transformed(Head.hairBehind(), nod));
        parts.addAll(Part.transformed(Body.neck(), shrug));
        parts.addAll(Part.transformed(Body.sweater(), shrug));
        parts.addAll(Part.transformed(Head.face(pose.eyesOpen()), nod));
        parts.addAll(Part.transformed(Body.wavingArm(0.14 + 0.15 * pose.wave(3, 0)), shrug));
        return parts;
    }
}
