package app.selfie.studio;

import app.selfie.imaging.EdgeCurve;

/**
 * How the person is cut out and shown.
 *
 * @param mirrored as in a mirror
 * @param edgePercent where the edge lies: 0 (tight) .. 100 (wide)
 * @param softnessPercent width of the edge: 0 (hard) .. 100 (soft)
 * @param steadinessPercent how much a still edge is held: 0 (off) .. 100
 */
record AppearanceSettings(boolean mirrored, int edgePercent, int softnessPercent, int steadinessPercent) {

    static final AppearanceSettings FIRST =
            new AppearanceSettings(true, 50, Math.round(EdgeCurve.DEFAULT.softness() * 100), 80);

    /** The edge slider's ends as thresholds; its middle is {@link EdgeCurve#DEFAULT}'s. */
    private static final float TIGHTEST = 0.8f;

    private static final float WIDEST = 0.2f;
    private static final float HARDEST = 0.02f;

    AppearanceSettings {
        Percent.require("edge", edgePercent);
        Percent.require("softness", softnessPercent);
        Percent.require("steadiness", steadinessPercent);
    }

    EdgeCurve edge() {
        return new EdgeCurve(
                TIGHTEST + (WIDEST - TIGHTEST) * edgePercent / 100f, Math.max(HARDEST, softnessPercent / 100f));
    }

    AppearanceSettings withMirrored(boolean other) {
        return new AppearanceSettings(other, edgePercent, softnessPercent, steadinessPercent);
    }

    AppearanceSettings withEdgePercent(int other) {
        return new AppearanceSettings(mirrored, other, softnessPercent, steadinessPercent);
    }

    AppearanceSettings withSoftnessPercent(int other) {
        return new AppearanceSettings(mirrored, edgePercent, other, steadinessPercent);
    }

    AppearanceSettings withSteadinessPercent(int other) {
        return new AppearanceSettings(mirrored, edgePercent, softnessPercent, other);
    }
}
