package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;

/**
 * Which part of a picture is shown where it has to cover something of other proportions. It knows nothing of sizes, so it
 * holds for every camera; {@code background-framing.ts} computes the same for the preview.
 *
 * @param xPermille 0 (the left edge shows) .. 1000 (the right edge shows)
 * @param yPermille 0 (the upper edge shows) .. 1000 (the lower edge shows)
 * @param zoomPercent 100 (as much as can be) .. 400 (a quarter of that, each way)
 */
public record Framing(int xPermille, int yPermille, int zoomPercent) {

    public static final int MAX_PERMILLE = 1000;
    public static final int MIN_ZOOM_PERCENT = 100;
    public static final int MAX_ZOOM_PERCENT = 400;

    /** The middle, as much of it as can be. */
    public static final Framing MIDDLE = new Framing(500, 500, MIN_ZOOM_PERCENT);

    public Framing {
        require("x", xPermille, 0, MAX_PERMILLE);
        require("y", yPermille, 0, MAX_PERMILLE);
        require("zoom", zoomPercent, MIN_ZOOM_PERCENT, MAX_ZOOM_PERCENT);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", had " + value);
        }
    }

    /** The nearest framing to any three numbers, as a browser sends them. */
    public static Framing nearest(int xPermille, int yPermille, int zoomPercent) {
        return new Framing(
                Math.clamp(xPermille, 0, MAX_PERMILLE),
                Math.clamp(yPermille, 0, MAX_PERMILLE),
                Math.clamp(zoomPercent, MIN_ZOOM_PERCENT, MAX_ZOOM_PERCENT));
    }

    /** The part of a picture of size {@code whole} that covers {@code target}: of its proportions, to the pixel. */
    Region regionOf(ImageSize whole, ImageSize target) {
        double scale = zoomPercent
                / 100.0
                * Math.max((double) target.widthPx() / whole.widthPx(), (double) target.heightPx() / whole.heightPx());
        int width = Math.clamp(Math.round(target.widthPx() / scale), 1, whole.widthPx());
        int height = Math.clamp(Math.round(target.heightPx() / scale), 1, whole.heightPx());
        return new Region(
                Math.toIntExact(Math.round((whole.widthPx() - width) * (xPermille / (double) MAX_PERMILLE))),
                Math.toIntExact(Math.round((whole.heightPx() - height) * (yPermille / (double) MAX_PERMILLE))),
                width,
                height);
    }
}
