package app.selfie.segmentation.bodypix;

import java.util.List;

/**
 * The two kinds of network behind BodyPix, which want their pictures prepared differently. The formulas are those of
 * {@code @tensorflow-models/body-pix} 2.2, mobilenet.ts and resnet.ts.
 */
public enum Architecture {
    /** Small and quick: {@code x / 127.5 - 1}, -1..1. Output stride 8, 16 or 32. */
    MOBILENET_V1(1 / 127.5f, List.of(-1f, -1f, -1f)),
    /** Large and thorough: the mean of its training pictures is taken off, unscaled. Output stride 16 or 32. */
    RESNET_50(1, List.of(-123.15f, -115.90f, -103.06f));

    private final float scale;
    private final List<Float> offsets;

    Architecture(float scale, List<Float> offsets) {
        this.scale = scale;
        this.offsets = offsets;
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
        return offsets.get(channel);
    }
}
