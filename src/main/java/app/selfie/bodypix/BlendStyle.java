package app.selfie.bodypix;

/**
 * How a mask is laid over a picture.
 *
 * @param opacity 0 (picture only) .. 1 (mask only, where it is opaque)
 * @param blurPx 0 to 20: how much the mask is blurred, as a standard deviation in pixels
 * @param flipHorizontal whether the result is mirrored left to right
 */
public record BlendStyle(double opacity, int blurPx, boolean flipHorizontal) {

    public static final BlendStyle DEFAULT = new BlendStyle(0.7, 0, false);

    public BlendStyle {
        PersonOptions.requireShare("opacity", opacity);
        BlurStyle.requireBlur("mask blur", blurPx, 0);
    }
}
