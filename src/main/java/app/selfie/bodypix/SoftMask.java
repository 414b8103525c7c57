package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;

/** How probable it is, pixel by pixel, that a picture shows a person. Not modified after it is made. */
public final class SoftMask {

    private final ImageSize size;
    private final float[] probabilities;

    /** Takes ownership of the array, which has exactly one value 0..1 per pixel, rows from the top. */
    SoftMask(ImageSize size, float[] probabilities) {
        if (probabilities.length != size.pixels()) {
            throw new IllegalArgumentException(
                    size + " needs " + size.pixels() + " probabilities, had " + probabilities.length);
        }
        this.size = size;
        this.probabilities = probabilities;
    }

    public ImageSize size() {
        return size;
    }

    /** The probability 0..1 of one pixel. */
    public float at(int xPx, int yPx) {
        return probabilities[yPx * size.widthPx() + xPx];
    }

    /** A copy of all probabilities, 0..1, rows from the top. */
    public float[] toArray() {
        return probabilities.clone();
    }

    /**
     * The person's pixels, 1, and all others, 0.
     *
     * @param threshold 0..1; only a greater probability is the person's. Compared in single precision, as in the original
     */
    public PixelLabels over(double threshold) {
        PersonOptions.requireShare("threshold", threshold);
        float least = (float) threshold;
        byte[] labels = new byte[probabilities.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = probabilities[i] > least ? (byte) 1 : 0;
        }
        return new PixelLabels(size, labels);
    }
}
