package app.selfie.bodypix;

/**
 * How large the network sees a picture, as a share of the picture's sides. More is slower, and finer only up to a point:
 * on pictures of several thousand pixels the networks miss parts that they find in a reduced copy.
 *
 * @param factor 0.1 to 2
 */
public record InternalResolution(double factor) {

    /** A quarter of each side. */
    public static final InternalResolution LOW = new InternalResolution(0.25);

    /** Half of each side: the default. */
    public static final InternalResolution MEDIUM = new InternalResolution(0.5);

    /** Three quarters of each side. */
    public static final InternalResolution HIGH = new InternalResolution(0.75);

    /** The picture as it is. */
    public static final InternalResolution FULL = new InternalResolution(1);

    private static final double LEAST = 0.1;
    private static final double MOST = 2;

    public InternalResolution {
        if (!(factor >= LEAST && factor <= MOST)) {
            throw new IllegalArgumentException("internal resolution is " + LEAST + " to " + MOST + ", had " + factor);
        }
    }

    /**
     * The length at which the network sees a side: the scaled length if it is one more than a multiple of the stride, else
     * the next smaller such number. The scaled length may be fractional, and then never fits.
     *
     * @param sidePx at least 1
     * @param stride pixels of the network's input per cell of its output
     */
    int inside(int sidePx, int stride) {
        double scaled = sidePx * factor;
        if ((scaled - 1) % stride == 0) {
            return (int) scaled;
        }
        return (int) Math.floor(scaled / stride) * stride + 1;
    }
}
