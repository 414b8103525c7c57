package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;

/**
 * How a picture becomes the network's input, and back. The picture is first padded with black to the proportions of the
 * input, then resized to it.
 *
 * @param picture what was filmed
 * @param input what the network sees: each side one more than a multiple of the stride
 * @param padTopPx black rows above the picture, in the picture's pixels; as many below
 * @param padLeftPx black columns left of the picture, in the picture's pixels; as many right of it
 * @param stride pixels of the input per cell of the network's output
 */
public record InputGeometry(ImageSize picture, ImageSize input, int padTopPx, int padLeftPx, int stride) {

    /** The geometry that the original chooses. */
    public static InputGeometry of(ImageSize picture, InternalResolution resolution, int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("a stride is at least 1, had " + stride);
        }
        int width = resolution.inside(picture.widthPx(), stride);
        int height = resolution.inside(picture.heightPx(), stride);
        double target = (double) width / height;
        double aspect = (double) picture.widthPx() / picture.heightPx();
        int left = 0;
        int top = 0;
        if (aspect < target) {
            left = (int) Math.round(0.5 * (target * picture.heightPx() - picture.widthPx()));
        } else {
            top = (int) Math.round(0.5 * (1 / target * picture.widthPx() - picture.heightPx()));
        }
        return new InputGeometry(picture, new ImageSize(width, height), top, left, stride);
    }

    /** The picture's width with its padding. */
    int paddedWidthPx() {
        return picture.widthPx() + 2 * padLeftPx;
    }

    /** The picture's height with its padding. */
    int paddedHeightPx() {
        return picture.heightPx() + 2 * padTopPx;
    }

    /** Cells per row of the network's output. */
    public int gridWidth() {
        return (input.widthPx() - 1) / stride + 1;
    }

    /** Rows of the network's output. */
    public int gridHeight() {
        return (input.heightPx() - 1) / stride + 1;
    }

    /**
     * The picture's x for an x of the network's input. Poses are scaled by plain proportion, unlike masks, whose corner
     * pixels are aligned: so the original does it.
     */
    double pictureX(double inputX) {
        return inputX * ((double) paddedWidthPx() / input.widthPx()) - padLeftPx;
    }

    /** The picture's y for a y of the network's input. */
    double pictureY(double inputY) {
        return inputY * ((double) paddedHeightPx() / input.heightPx()) - padTopPx;
    }
}
