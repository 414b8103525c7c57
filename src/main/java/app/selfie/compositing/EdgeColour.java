package app.selfie.compositing;

import app.selfie.imaging.Frame;

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
    static final int MIN_GRADIENT = 16;

    /** The colour is taken at most this share of the frame's width away. */
    static final float MAX_SHIFT = 1 / 48f;

    /** The edge is steepest in its middle, so a straight line to full opacity ends too early; the second try is bolder. */
    static final float[] OVERSHOOT = {1.25f, 2f};

    /** Outside these opacities the old background's share of the picture is under one level in a hundred. */
    static final int MIN_OPACITY = 6;

    static final int MAX_OPACITY = 240;

    static final int OPAQUE = 255;

    private int blue;
    private int green;
    private int red;

    /**
     * Finds the colour of a pixel; read it with {@link #blue}, {@link #green} and {@link #red}.
     *
     * @param frame may be composed already wherever the matte is 255, since that changes nothing there. Not modified.
     * @param opacities of the whole frame, 0..255, row by row; may be longer. Not modified.
     * @param filmed the pixel's own blue, green and red from index {@code at} on
     */
    void find(Frame frame, byte[] opacities, int x, int y, byte[] filmed, int at) {
        blue = filmed[at] & 0xFF;
        green = filmed[at + 1] & 0xFF;
        red = filmed[at + 2] & 0xFF;
        int width = frame.size().widthPx();
        int a = opacities[y * width + x] & 0xFF;
        if (a < MIN_OPACITY || a > MAX_OPACITY) {
            return;
        }
        int height = frame.size().heightPx();
        int row = y * width;
        int gx = (opacities[row + Math.min(x + REACH_PX, width - 1)] & 0xFF)
                - (opacities[row + Math.max(x - REACH_PX, 0)] & 0xFF);
        int gy = (opacities[Math.min(y + REACH_PX, height - 1) * width + x] & 0xFF)
                - (opacities[Math.max(y - REACH_PX, 0) * width + x] & 0xFF);
        int square = gx * gx + gy * gy;
        if (square < MIN_GRADIENT * MIN_GRADIENT) {
            return;
        }
        // The distance to full opacity is (255 - a) * 2 * REACH_PX / gradient, its share along x and y gx and gy /
        // gradient.
        float straight = (OPAQUE - a) * 2f * REACH_PX / square;
        float limit = width * MAX_SHIFT;
        float furthest = straight * OVERSHOOT[OVERSHOOT.length - 1];
        if (furthest * furthest * square > limit * limit) {
            furthest = limit / (float) Math.sqrt(square);
        } else {
            furthest = Float.MAX_VALUE;
        }
        for (float overshoot : OVERSHOOT) {
            float shift = Math.min(straight * overshoot, furthest);
            int insideX = Math.clamp(nearest(x + gx * shift), 0, width - 1);
            int insideY = Math.clamp(nearest(y + gy * shift), 0, height - 1);
            int inside = insideY * width + insideX;
            if (opacities[inside] == (byte) OPAQUE) {
                take(frame, (long) inside * Frame.CHANNELS, Math.min(OPAQUE, 2 * (OPAQUE - a)));
                return;
            }
        }
    }

    /** Rounded half up, like {@link Math#round} for what is above -1/2; below that the sign is all that matters here. */
    private static int nearest(float position) {
        return (int) (position + 0.5f);
    }

    /** Mixes the colour at byte {@code offset} in, with weight 0..255. */
    private void take(Frame frame, long offset, int weight) {
        blue = mix(weight, frame.level(offset), blue);
        green = mix(weight, frame.level(offset + 1), green);
        red = mix(weight, frame.level(offset + 2), red);
    }

    /**
     * {@code (a * over + (255 - a) * under + 127) / 255}: a is 0..255, the others and the result are levels. Without a
     * division: {@code (x + 128) * 257 >> 16} is the same for every x from 0 to 255 * 255.
     */
    static int mix(int a, int over, int under) {
        return ((a * over + (OPAQUE - a) * under + 128) * 257) >> 16;
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
