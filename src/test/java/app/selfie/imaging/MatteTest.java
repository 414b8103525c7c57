package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatteTest {

    private static final int GRID_W = 13;
    private static final int GRID_H = 9;

    @Test
    void equalsTheNaiveEnlargementWithinOneLevelPerSlope() {
        ImageSize size = new ImageSize(71, 53);
        Region region = new Region(3, 5, 61, 41);
        EdgeCurve curve = new EdgeCurve(0.4f, 0.8f);
        float[] probability = noise(7);
        try (Matte matte = new Matte()) {
            matte.cover(size, probability, GRID_W, GRID_H, region, curve);
            byte[] found = matte.toBytes();
            for (int y = 0; y < size.heightPx(); y++) {
                for (int x = 0; x < size.widthPx(); x++) {
                    float expected = 255 * naive(probability, region, x, y, curve);
                    // the curve's slope is at most 1.5 / softness, and two roundings lie before it
                    assertThat((float) (found[y * size.widthPx() + x] & 0xFF))
                            .as("opacity at (%d, %d)", x, y)
                            .isBetween(expected - 4f, expected + 4f);
                }
            }
        }
    }

    @Test
    void isStillTheMatteItWasWhereALargerOneIsNotToBeHad() {
        ImageSize size = new ImageSize(71, 53);
        ImageSize tooLarge = new ImageSize(50_000, 50_000);
        try (Matte matte = new Matte()) {
            matte.cover(size, noise(7), GRID_W, GRID_H, size.whole(), EdgeCurve.DEFAULT);
            byte[] before = matte.toBytes();

            assertThatThrownBy(
                            () -> matte.cover(tooLarge, noise(7), GRID_W, GRID_H, tooLarge.whole(), EdgeCurve.DEFAULT))
                    .isInstanceOf(ArithmeticException.class);

            assertThat(matte.size()).isEqualTo(size);
            assertThat(matte.toBytes()).isEqualTo(before);
            matte.mirror(); // its pixels are there, too
            assertThat(matte.toBytes()).isNotEqualTo(before);
        }
    }

    @Test
    void theMeanOfTwoMasksEqualsTheNaiveOne() {
        ImageSize size = new ImageSize(71, 53);
        Region part = new Region(9, 7, 47, 31);
        EdgeCurve curve = new EdgeCurve(0.4f, 0.8f);
        float[] first = noise(7);
        float[] second = noise(8);
        try (Matte matte = new Matte()) {
            matte.cover(size, new float[] {1, 1, 1, 1}, 2, 2, size.whole(), curve); // must not shine through
            matte.coverMean(
                    size,
                    List.of(
                            new ProbabilityGrid(first, GRID_W, GRID_H, size.whole()),
                            new ProbabilityGrid(second, GRID_W, GRID_H, part)),
                    part,
                    curve);
            byte[] found = matte.toBytes();
            for (int y = 0; y < size.heightPx(); y++) {
                for (int x = 0; x < size.widthPx(); x++) {
                    boolean inside = x >= part.xPx() && x < part.rightPx() && y >= part.yPx() && y < part.bottomPx();
                    float mean = (stretched(first, size.whole(), x, y) + stretched(second, part, x, y)) / 2;
                    float expected = inside ? 255 * curve.opacity(mean) : 0;
                    assertThat((float) (found[y * size.widthPx() + x] & 0xFF))
                            .as("opacity at (%d, %d)", x, y)
                            .isBetween(expected - 4f, expected + 4f);
                }
            }
            assertThat(matte.covered()).isEqualTo(part);
        }
    }

    @Test
    void refusesTheMeanWithAPartThatTheWholeDoesNotHold() {
        ImageSize size = new ImageSize(40, 40);
        try (Matte matte = new Matte()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> matte.coverMean(
                            size,
                            List.of(new ProbabilityGrid(new float[1], 1, 1, new Region(10, 10, 20, 20))),
                            new Region(9, 10, 20, 20),
                            EdgeCurve.DEFAULT))
                    .withMessageContaining("40x40");
        }
    }

    @Test
    void mirroredIsItsOwnMirrorImage() {
        ImageSize size = new ImageSize(71, 53);
        Region region = new Region(3, 5, 41, 41);
        try (Matte matte = new Matte()) {
            matte.cover(size, noise(7), GRID_W, GRID_H, region, EdgeCurve.DEFAULT);
            byte[] before = matte.toBytes();

            matte.mirror();

            byte[] after = matte.toBytes();
            for (int i = 0; i < before.length; i++) {
                int x = i % 71;
                assertThat(after[i - x + 70 - x]).isEqualTo(before[i]);
            }
            assertThat(matte.covered()).isEqualTo(new Region(27, 5, 41, 41));
        }
    }

    @Test
    void forgetsTheRegionOfTheFrameBefore() {
        ImageSize size = new ImageSize(40, 40);
        float[] all = new float[] {1, 1, 1, 1};
        try (Matte matte = new Matte()) {
            matte.cover(size, all, 2, 2, new Region(0, 0, 20, 20), EdgeCurve.DEFAULT);
            matte.cover(size, all, 2, 2, new Region(20, 20, 20, 20), EdgeCurve.DEFAULT);
            assertThat(matte.toBytes()[0]).isZero();
        }
    }

    @Test
    void isFullyOpaqueAndFullyClearWhereTheModelIsSure() {
        ImageSize size = new ImageSize(8, 8);
        try (Matte matte = new Matte()) {
            matte.cover(size, new float[] {0.9f, 0.9f, 0.1f, 0.1f}, 2, 2, size.whole(), EdgeCurve.DEFAULT);
            assertThat(matte.toBytes()[0]).isEqualTo((byte) 255);
            assertThat(matte.toBytes()[63]).isZero();
        }
    }

    @Test
    void refusesARegionOutsideTheFrame() {
        try (Matte matte = new Matte()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> matte.cover(
                            new ImageSize(8, 8), new float[4], 2, 2, new Region(4, 4, 8, 8), EdgeCurve.DEFAULT));
        }
    }

    private static float naive(float[] probability, Region region, int x, int y, EdgeCurve curve) {
        if (x < region.xPx() || x >= region.rightPx() || y < region.yPx() || y >= region.bottomPx()) {
            return 0;
        }
        return curve.opacity(stretched(probability, region, x, y));
    }

    private static float stretched(float[] probability, Region region, int x, int y) {
        float gx = (x - region.xPx() + 0.5f) * GRID_W / region.widthPx() - 0.5f;
        float gy = (y - region.yPx() + 0.5f) * GRID_H / region.heightPx() - 0.5f;
        int x0 = (int) Math.floor(gx);
        int y0 = (int) Math.floor(gy);
        float fx = gx - x0;
        float fy = gy - y0;
        float top = at(probability, x0, y0) * (1 - fx) + at(probability, x0 + 1, y0) * fx;
        float bottom = at(probability, x0, y0 + 1) * (1 - fx) + at(probability, x0 + 1, y0 + 1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private static float at(float[] probability, int x, int y) {
        return probability[Math.clamp(y, 0, GRID_H - 1) * GRID_W + Math.clamp(x, 0, GRID_W - 1)];
    }

    private static float[] noise(int seed) {
        Random random = new Random(seed);
        float[] values = new float[GRID_W * GRID_H];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
