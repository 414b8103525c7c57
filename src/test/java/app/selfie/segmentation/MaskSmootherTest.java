package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskSmootherTest {

    private static final ImageSize FRAME = new ImageSize(320, 240);
    private static final int MASK = 96;

    private final MaskSmoother smoother = new MaskSmoother();
    private final Random random = new Random(11);

    @AfterEach
    void close() {
        smoother.close();
    }

    /** A bright disc before a dark wall, with a camera's noise of sigma 2. Caller closes. */
    private Frame discAt(double centreX, double centreY, double radius) {
        byte[] bgr = new byte[(int) FRAME.pixels() * 3];
        for (int i = 0; i < FRAME.pixels(); i++) {
            int row = i / 320;
            double distance = Math.hypot(i % 320 + 0.5 - centreX, row + 0.5 - centreY);
            for (int c = 0; c < 3; c++) {
                bgr[3 * i + c] = (byte)
                        Math.clamp(Math.round((distance < radius ? 180 : 60) + 2 * random.nextGaussian()), 0, 255);
            }
        }
        return Frame.of(FRAME, bgr);
    }

    /** The disc's mask over a region, with an edge that is soft over six pixels and shifted by {@code jitter} pixels. */
    private static SegmentationMask maskOf(
            Region region, double centreX, double centreY, double radius, double jitter) {
        SegmentationMask mask = new SegmentationMask();
        mask.reset(MASK, MASK, region);
        for (int i = 0; i < MASK * MASK; i++) {
            double x = region.xPx() + (i % MASK + 0.5) * region.widthPx() / MASK;
            int row = i / MASK;
            double y = region.yPx() + (row + 0.5) * region.heightPx() / MASK;
            double inside = radius + jitter - Math.hypot(x - centreX, y - centreY);
            mask.probabilities()[i] = (float) Math.clamp(0.5 + inside / 6, 0.001, 0.999);
        }
        return mask;
    }

    private static SegmentationMask wholeMask(double centreX, double jitter) {
        return maskOf(FRAME.whole(), centreX, 120, 50, jitter);
    }

    @Test
    void leavesTheFirstMaskAsItIs() {
        SegmentationMask mask = wholeMask(160, 0);
        try (Frame frame = discAt(160, 120, 50)) {
            smoother.smooth(frame, mask);
        }

        assertThat(Mask.of(mask).values()).isEqualTo(Mask.of(wholeMask(160, 0)).values());
    }

    @Test
    void leavesEveryMaskAsItIsAtStrengthZero() {
        smoother.setStrength(0);
        SegmentationMask mask = wholeMask(160, 3);
        try (Frame frame = discAt(160, 120, 50)) {
            smoother.smooth(frame, wholeMask(160, 0));
            smoother.smooth(frame, mask);
        }

        assertThat(Mask.of(mask).values()).isEqualTo(Mask.of(wholeMask(160, 3)).values());
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.1", "NaN"})
    void refusesAStrengthOutsideItsRange(double strength) {
        assertThatIllegalArgumentException().isThrownBy(() -> smoother.setStrength(strength));
    }

    @Test
    void calmsTheNoisyEdgeOfSomebodyWhoSitsStill() {
        double rawChange = 0;
        double smoothChange = 0;
        Mask rawBefore = null;
        Mask smoothBefore = null;
        for (int i = 0; i < 30; i++) {
            SegmentationMask mask = wholeMask(160, 2 * random.nextGaussian());
            Mask raw = Mask.of(mask);
            try (Frame frame = discAt(160, 120, 50)) {
                smoother.smooth(frame, mask);
            }
            Mask smooth = Mask.of(mask);
            if (rawBefore != null && smoothBefore != null) {
                rawChange += raw.meanDifference(rawBefore);
                smoothChange += smooth.meanDifference(smoothBefore);
            }
            rawBefore = raw;
            smoothBefore = smooth;
        }

        assertThat(smoothChange).isLessThan(0.4 * rawChange).isPositive();
    }

    @Test
    void leavesNoGhostBehindAMovingDisc() {
        for (int i = 0; i < 6; i++) {
            double x = 90 + 14 * i;
            SegmentationMask mask = wholeMask(x, 0);
            Mask raw = Mask.of(mask);
            try (Frame frame = discAt(x, 120, 50)) {
                smoother.smooth(frame, mask);
            }

            assertThat(residue(Mask.of(mask), raw)).as("frame %d", i).isLessThan(0.05f);
        }
    }

    /** The most that is left where the newest mask is sure that there is nobody. */
    private static float residue(Mask smooth, Mask raw) {
        float most = 0;
        for (int i = 0; i < raw.values().length; i++) {
            if (raw.values()[i] < 0.01f) {
                most = Math.max(most, smooth.values()[i]);
            }
        }
        return most;
    }

    @Test
    void takesTheNewMaskAsItIsAfterACut() {
        SegmentationMask mask = maskOf(FRAME.whole(), 100, 100, 30, 0);
        try (Frame bright = Frame.of(FRAME, filled((byte) 200));
                Frame dark = Frame.of(FRAME, filled((byte) 40))) {
            smoother.smooth(bright, wholeMask(160, 0));
            smoother.smooth(dark, mask);
        }

        assertThat(Mask.of(mask).values())
                .isEqualTo(Mask.of(maskOf(FRAME.whole(), 100, 100, 30, 0)).values());
    }

    @Test
    void startsOverWhenTheFramesSizeChanges() {
        SegmentationMask mask = wholeMask(160, 3);
        try (Frame frame = Frame.of(FRAME, filled((byte) 90));
                Frame larger = Frame.allocate(new ImageSize(640, 480))) {
            frame.stretchTo(FRAME.whole(), larger);
            smoother.smooth(larger, wholeMask(160, 0));
            smoother.smooth(frame, mask);
        }

        assertThat(Mask.of(mask).values()).isEqualTo(Mask.of(wholeMask(160, 3)).values());
    }

    @Test
    void carriesThePastOverIntoAMaskOfAnotherSize() {
        SegmentationMask small = new SegmentationMask();
        small.reset(10, 10, FRAME.whole());
        try (Frame frame = Frame.of(FRAME, filled((byte) 90))) {
            SegmentationMask large = new SegmentationMask();
            large.reset(160, 120, FRAME.whole());
            Arrays.fill(large.probabilities(), 1);
            smoother.smooth(frame, large);
            smoother.smooth(frame, small);
        }

        for (float p : Mask.of(small).values()) {
            assertThat(p).isCloseTo(MaskSmoother.STILL_WEIGHT, within(1e-5f));
        }
    }

    @Test
    void carriesThePastOverIntoAnotherRegion() {
        Region part = new Region(61, 33, 200, 170);
        SegmentationMask mask = maskOf(part, 160, 120, 50, 0);
        try (Frame frame = Frame.of(FRAME, filled((byte) 90))) {
            smoother.smooth(frame, wholeMask(160, 0));
            smoother.smooth(frame, mask);
        }

        // The same disc seen more closely: only the resampling of its soft edge may differ.
        assertThat(Mask.of(mask).meanDifference(Mask.of(maskOf(part, 160, 120, 50, 0))))
                .isLessThan(0.004);
    }

    @Test
    void takesTheNewMaskAsItIsWhereTheLastRegionDidNotReach() {
        SegmentationMask mask = wholeMask(160, 0);
        Region left = new Region(0, 0, 100, 240);
        SegmentationMask nobody = new SegmentationMask();
        nobody.reset(MASK, MASK, left);
        try (Frame frame = Frame.of(FRAME, filled((byte) 90))) {
            smoother.smooth(frame, nobody);
            smoother.smooth(frame, mask);
        }

        Mask raw = Mask.of(wholeMask(160, 0));
        for (int i = 0; i < MASK * MASK; i++) {
            if ((i % MASK + 0.5) * 320 / MASK > 101) {
                assertThat(Mask.of(mask).values()[i]).isEqualTo(raw.values()[i]);
            }
        }
    }

    @Test
    void agreesWithTheFormulaWrittenOutNaively() {
        Region region = new Region(17, 9, 251, 203);
        double[] centres = {150, 156, 171};
        float[] previous = null;
        float[] previousLuma = null;
        for (double centre : centres) {
            SegmentationMask mask = maskOf(region, centre, 120, 50, random.nextGaussian());
            float[] raw = Mask.of(mask).values();
            float[] expected = raw;
            try (Frame frame = discAt(centre, 120, 50)) {
                float[] luma = NaiveMotion.luma(frame);
                if (previous != null && previousLuma != null) {
                    expected = naive(raw, previous, NaiveMotion.between(luma, previousLuma), region);
                }
                previousLuma = luma;
                smoother.smooth(frame, mask);
            }
            previous = Mask.of(mask).values();
            for (int i = 0; i < raw.length; i++) {
                assertThat(previous[i]).as("cell %d", i).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    private static float[] naive(float[] raw, float[] previous, float[] motion, Region region) {
        float[] smooth = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double frameX = region.xPx() + (i % MASK + 0.5) * region.widthPx() / MASK;
            int row = i / MASK;
            double frameY = region.yPx() + (row + 0.5) * region.heightPx() / MASK;
            double moved = NaiveMotion.at(motion, frameX / FRAME.widthPx(), frameY / FRAME.heightPx());
            double x = Math.pow(raw[i] - 0.5, 2);
            double polynomial = 5.68842 * x
                    - 0.748699 * Math.pow(x, 2)
                    - 57.8051 * Math.pow(x, 3)
                    + 291.309 * Math.pow(x, 4)
                    - 624.717 * Math.pow(x, 5);
            double doubt = 1 - Math.min(1, polynomial);
            double weight = 0.8 * (1 - moved) + 0.3 * doubt * moved;
            smooth[i] = (float) (raw[i] + (previous[i] - raw[i]) * weight);
        }
        return smooth;
    }

    private static byte[] filled(byte value) {
        byte[] bgr = new byte[(int) FRAME.pixels() * 3];
        java.util.Arrays.fill(bgr, value);
        return bgr;
    }
}
