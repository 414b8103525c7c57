package app.selfie.imaging;

/**
 * How a probability becomes opacity: nothing below {@code threshold - softness/2}, all above {@code threshold +
 * softness/2}, and a smooth step (3t² - 2t³) between, so that the edge has no visible kink.
 *
 * @param threshold probability at which a pixel is half the person's, 0.05..0.95
 * @param softness width of the transition in probability, 0.02 (hard) ..1.0 (soft)
 */
public record EdgeCurve(float threshold, float softness) {

    /** Clean edges without hard steps on the built-in models, whose probability is steep at the person's outline. */
    public static final EdgeCurve DEFAULT = new EdgeCurve(0.5f, 0.5f);

    private static final int LEVELS = 256;

    public EdgeCurve {
        if (!(threshold >= 0.05f && threshold <= 0.95f)) {
            throw new IllegalArgumentException("threshold is 0.05 to 0.95, had " + threshold);
        }
        if (!(softness >= 0.02f && softness <= 1f)) {
            throw new IllegalArgumentException("softness is 0.02 to 1, had " + softness);
        }
    }

    /** The opacity 0..1 of a pixel with probability {@code p} 0..1. */
    public float opacity(float p) {
        float t = Math.clamp((p - (threshold - softness / 2)) / softness, 0f, 1f);
        return t * t * (3 - 2 * t);
    }

    /** The curve as a table: opacity 0..255 for every probability 0/255..255/255. */
    byte[] table() {
        byte[] table = new byte[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            table[level] = (byte) Math.round(255 * opacity(level / 255f));
        }
        return table;
    }
}
