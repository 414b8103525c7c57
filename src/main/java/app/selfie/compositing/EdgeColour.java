package app.selfie.compositing;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Matte;

/**
 * The person's own colour in a half-transparent pixel, whose filmed colour is half the old background's: without this a
 * person filmed before a white wall keeps a white rim on the Moon.
 *
 * <p>The opacity's gradient points to the inside of the person and says how far it is. The colour found there replaces the
 * filmed one, the more the less opaque the pixel is: wholly from opacity 127 down, not at all at 255. Where the gradient
 * says nothing, or the place it leads to is not wholly the person's, the filmed colour stays.
 */
final class EdgeColour {

    /** Half the distance, in pixels, over which the gradient is taken. */
    static final int REACH_PX = 2;

    /** A weaker gradient, in levels over the whole distance, has no direction to trust. */
    static final int LEAST_GRADIENT = 16;

    /** The colour is taken at most this share of the frame's width away. */
    static final float LARGEST_SHIFT = 1 / 48f;

    /** The edge is steepest in its middle, so a straight line to full opacity ends too early; the second try is bolder. */
    static final float[] OVERSHOOT = {1.25f, 2f};

    /** Outside these opacities the old background's share of the picture is under one level in a hundred. */
    static final int LEAST_OPACITY = 6;

    static final int MOST_OPACITY = 240;

    private static final int OPAQUE = 255;

    private int blue;
    private int green;
    private int red;

    /**
     * Finds the colour of a pixel; read it with {@link #blue}, {@link #green} and {@link #red}.
     *
     * @param frame may be composed already wherever the matte is 255, since that changes nothing there. Not modified.
     * @param matte not modified
     * @param filmed the pixel's own blue, green and red from index {@code at} on
     * @param a the pixel's opacity, 1..254
     */
    void find(Frame frame, Matte matte, int x, int y, int a, byte[] filmed, int at) {
        blue = filmed[at] & 0xFF;
        green = filmed[at + 1] & 0xFF;
        red = filmed[at + 2] & 0xFF;
        if (a < LEAST_OPACITY || a > MOST_OPACITY) {
            return;
        }
        int width = frame.size().widthPx();
        int height = frame.size().heightPx();
        int gx = matte.at(Math.min(x + REACH_PX, width - 1), y) - matte.at(Math.max(x - REACH_PX, 0), y);
        int gy = matte.at(x, Math.min(y + REACH_PX, height - 1)) - matte.at(x, Math.max(y - REACH_PX, 0));
        int square = gx * gx + gy * gy;
        if (square < LEAST_GRADIENT * LEAST_GRADIENT) {
            return;
        }
        float gradient = (float) Math.sqrt(square);
        float distance = (OPAQUE - a) * 2f * REACH_PX / gradient;
        float limit = width * LARGEST_SHIFT;
        for (float overshoot : OVERSHOOT) {
            float shift = Math.min(distance * overshoot, limit) / gradient;
            int insideX = Math.clamp(Math.round(x + gx * shift), 0, width - 1);
            int insideY = Math.clamp(Math.round(y + gy * shift), 0, height - 1);
            if (matte.at(insideX, insideY) == OPAQUE) {
                take(frame, ((long) insideY * width + insideX) * Frame.CHANNELS, Math.min(OPAQUE, 2 * (OPAQUE - a)));
                return;
            }
        }
    }

    /** Mixes the colour at byte {@code offset} in, with weight 0..255. */
    private void take(Frame frame, long offset, int weight) {
        blue = mix(weight, frame.level(offset), blue);
        green = mix(weight, frame.level(offset + 1), green);
        red = mix(weight, frame.level(offset + 2), red);
    }

    /** {@code (a * over + (255 - a) * under + 127) / 255}: a is 0..255, the others and the result are levels. */
    static int mix(int a, int over, int under) {
        return (a * over + (OPAQUE - a) * under + 127) / OPAQUE;
    }

    int blue() {
        return blue;
    }

    int green() {
        return green;
    }

    int red() {
        return red;
    }
}
