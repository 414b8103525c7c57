package app.selfie.bodypix;

/**
 * The two kinds of network behind BodyPix, which want their pictures prepared differently. The formulas are those of
 * {@code @tensorflow-models/body-pix} 2.2, mobilenet.ts and resnet.ts.
 */
public enum Architecture {
    /** Small and quick: {@code x / 127.5 - 1}, -1..1. Output stride 8, 16 or 32. */
    MOBILENET_V1(1 / 127.5f, -1, -1, -1),
    /** Large and thorough: the mean of its training pictures is taken off, unscaled. Output stride 16 or 32. */
    RESNET_50(1, -123.15f, -115.90f, -103.06f);

    private final float scale;
    private final float red;
    private final float green;
    private final float blue;

    Architecture(float scale, float red, float green, float blue) {
        this.scale = scale;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** What a colour value of 0..255 is multiplied by, before {@link #offset} is added. */
    public float scale() {
        return scale;
    }

    /**
     * What is added to a scaled colour value.
     *
     * @param channel 0 red, 1 green, 2 blue
     */
    public float offset(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IllegalArgumentException("a colour channel is 0, 1 or 2, had " + channel);
        };
    }
}
