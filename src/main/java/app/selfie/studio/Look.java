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
record Look(boolean mirrored, int edgePercent, int softnessPercent, int steadinessPercent) {

    static final Look FIRST = new Look(true, 50, Math.round(EdgeCurve.DEFAULT.softness() * 100), 80);

    /** The edge slider's ends as thresholds; its middle is {@link EdgeCurve#DEFAULT}'s. */
    private static final float TIGHTEST = 0.8f;

    private static final float WIDEST = 0.2f;
    private static final float HARDEST = 0.02f;

    Look {
        Percent.require("edge", edgePercent);
        Percent.require("softness", softnessPercent);
        Percent.require("steadiness", steadinessPercent);
    }

    EdgeCurve edge() {
        return new EdgeCurve(
                TIGHTEST + (WIDEST - TIGHTEST) * edgePercent / 100f, Math.max(HARDEST, softnessPercent / 100f));
    }

    Look withMirrored(boolean other) {
        return new Look(other, edgePercent, softnessPercent, steadinessPercent);
    }

    Look withEdgePercent(int other) {
        return new Look(mirrored, other, softnessPercent, steadinessPercent);
    }

    Look withSoftnessPercent(int other) {
        return new Look(mirrored, edgePercent, other, steadinessPercent);
    }

    Look withSteadinessPercent(int other) {
        return new Look(mirrored, edgePercent, softnessPercent, other);
    }
}
