package app.selfie.imaging;

/** The size of a picture: both sides at least 1 pixel. */
public record ImageSize(int widthPx, int heightPx) {

    public ImageSize {
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException("a picture needs at least 1x1 pixels, had " + widthPx + "x" + heightPx);
        }
    }

    /** The number of pixels. */
    public long pixels() {
        return (long) widthPx * heightPx;
    }

    /** The whole picture as a region. */
    public Region whole() {
        return new Region(0, 0, widthPx, heightPx);
    }

    /** Whether it is higher than wide. */
    public boolean isUpright() {
        return heightPx > widthPx;
    }

    /** The same picture on its side. */
    public ImageSize turned() {
        return new ImageSize(/* widthPx= */ heightPx, /* heightPx= */ widthPx);
    }

    @Override
    public String toString() {
        return widthPx + "x" + heightPx;
    }
}
