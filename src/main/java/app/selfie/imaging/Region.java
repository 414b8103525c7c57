package app.selfie.imaging;

/**
 * A rectangle of whole pixels inside a picture.
 *
 * @param xPx left edge, 0 or more
 * @param yPx top edge, 0 or more
 * @param widthPx at least 1
 * @param heightPx at least 1
 */
public record Region(int xPx, int yPx, int widthPx, int heightPx) {

    public Region {
        if (xPx < 0 || yPx < 0 || widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException(
                    "not a region inside a picture: " + widthPx + "x" + heightPx + " at (" + xPx + ", " + yPx + ")");
        }
    }

    /** One past the right edge. */
    public int rightPx() {
        return xPx + widthPx;
    }

    /** One past the bottom edge. */
    public int bottomPx() {
        return yPx + heightPx;
    }

    /** Whether {@code other} lies inside this region, edges included. */
    public boolean contains(Region other) {
        return other.xPx >= xPx && other.yPx >= yPx && other.rightPx() <= rightPx() && other.bottomPx() <= bottomPx();
    }

    /** The same region after left and right were swapped in a picture of this width. */
    public Region mirrored(int pictureWidthPx) {
        return new Region(pictureWidthPx - rightPx(), yPx, widthPx, heightPx);
    }

    /** The smallest region that holds both. */
    public Region union(Region other) {
        int x = Math.min(xPx, other.xPx);
        int y = Math.min(yPx, other.yPx);
        return new Region(x, y, Math.max(rightPx(), other.rightPx()) - x, Math.max(bottomPx(), other.bottomPx()) - y);
    }
}
