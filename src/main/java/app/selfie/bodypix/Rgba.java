package app.selfie.bodypix;

/** A colour with opacity, 0..255 each; the colour is not multiplied by the opacity. */
public record Rgba(int red, int green, int blue, int alpha) {

    private static final int MOST = 255;

    public Rgba {
        requireLevel("red", red);
        requireLevel("green", green);
        requireLevel("blue", blue);
        requireLevel("alpha", alpha);
    }

    /** An opaque colour. */
    public static Rgba opaque(int red, int green, int blue) {
        return new Rgba(red, green, blue, MOST);
    }

    private static void requireLevel(String name, int level) {
        if (level < 0 || level > MOST) {
            throw new IllegalArgumentException(name + " is 0 to " + MOST + ", had " + level);
        }
    }
}
