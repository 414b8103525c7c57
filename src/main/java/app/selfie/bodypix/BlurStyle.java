package app.selfie.bodypix;

/**
 * How a part of a picture is blurred.
 *
 * @param blurPx 1 to 20: standard deviation in pixels
 * @param edgePx 0 to 20: how soft the border between sharp and blurred is, likewise
 * @param flipHorizontal whether the result is mirrored left to right
 */
public record BlurStyle(int blurPx, int edgePx, boolean flipHorizontal) {

    public static final BlurStyle DEFAULT = new BlurStyle(3, 3, false);

    private static final int MAX_PX = 20;

    public BlurStyle {
        requireBlur("blur", blurPx, 1);
        requireBlur("edge blur", edgePx, 0);
    }

    static void requireBlur(String name, int px, int least) {
        if (px < least || px > MAX_PX) {
            throw new IllegalArgumentException(name + " is " + least + " to " + MAX_PX + " pixels, had " + px);
        }
    }
}
