package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;

/**
 * A drawn mask: 8 bits of red, green, blue and opacity per pixel, the colours not multiplied by the opacity (what browsers
 * call ImageData). Not modified after it is made.
 */
public final class RgbaPicture {

    static final int CHANNELS = 4;

    private final ImageSize size;
    private final byte[] rgba;

    /** Takes ownership of the array. */
    RgbaPicture(ImageSize size, byte[] rgba) {
        if (rgba.length != size.pixels() * CHANNELS) {
            throw new IllegalArgumentException(
                    size + " needs " + size.pixels() * CHANNELS + " bytes of pixels, had " + rgba.length);
        }
        this.size = size;
        this.rgba = rgba;
    }

    /**
     * A picture with a copy of the given pixels.
     *
     * @param rgba red, green, blue, opacity per pixel, rows from the top, exactly 4 x width x height bytes
     */
    public static RgbaPicture of(ImageSize size, byte[] rgba) {
        return new RgbaPicture(size, rgba.clone());
    }

    public ImageSize size() {
        return size;
    }

    /** The colour of one pixel. */
    public Rgba at(int xPx, int yPx) {
        int i = (yPx * size.widthPx() + xPx) * CHANNELS;
        return new Rgba(rgba[i] & 0xFF, rgba[i + 1] & 0xFF, rgba[i + 2] & 0xFF, rgba[i + 3] & 0xFF);
    }

    /** A copy of all pixels: red, green, blue, opacity, rows from the top. */
    public byte[] toArray() {
        return rgba.clone();
    }

    /**
     * Writes the pixels as the painter wants them.
     *
     * @param out overwritten: blue, green, red, each multiplied by the opacity, and the opacity
     */
    void copyPremultipliedBgra(byte[] out) {
        for (int i = 0; i < rgba.length; i += CHANNELS) {
            int alpha = rgba[i + 3] & 0xFF;
            out[i] = multiplied(rgba[i + 2], alpha);
            out[i + 1] = multiplied(rgba[i + 1], alpha);
            out[i + 2] = multiplied(rgba[i], alpha);
            out[i + 3] = (byte) alpha;
        }
    }

    /** Writes the opacities alone, one byte per pixel. */
    void copyAlpha(byte[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = rgba[i * CHANNELS + 3];
        }
    }

    private static byte multiplied(byte level, int alpha) {
        return (byte) (((level & 0xFF) * alpha + 127) / 255);
    }
}
