package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;

/**
 * A small number for every pixel of a picture: 0 or 1 where it tells a person from the rest, -1 (none) or 0..23 where it
 * tells body parts. Not modified after it is made.
 */
public final class PixelLabels {

    /** In a part map: no body part. */
    public static final byte NO_PART = -1;

    private final ImageSize size;
    private final byte[] labels;

    /** Takes ownership of the array, which has exactly one value per pixel, rows from the top. */
    PixelLabels(ImageSize size, byte[] labels) {
        if (labels.length != size.pixels()) {
            throw new IllegalArgumentException(size + " needs " + size.pixels() + " labels, had " + labels.length);
        }
        this.size = size;
        this.labels = labels;
    }

    /** Labels with a copy of the given values: exactly one per pixel, rows from the top. */
    public static PixelLabels of(ImageSize size, byte[] labels) {
        return new PixelLabels(size, labels.clone());
    }

    public ImageSize size() {
        return size;
    }

    /** The label of one pixel. */
    public int at(int xPx, int yPx) {
        return labels[yPx * size.widthPx() + xPx];
    }

    /** The label of a pixel by its place in the rows, {@code y * width + x}. */
    int at(int index) {
        return labels[index];
    }

    /** How many pixels have this label. */
    public int count(int label) {
        int count = 0;
        for (byte value : labels) {
            count += value == label ? 1 : 0;
        }
        return count;
    }

    /** A copy of all labels, rows from the top. */
    public byte[] toArray() {
        return labels.clone();
    }

    /** The labels themselves, for the loops of this package. Not modified. */
    byte[] array() {
        return labels;
    }
}
