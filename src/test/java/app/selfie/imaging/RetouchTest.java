package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetouchTest {

    private static final ImageSize SIZE = new ImageSize(61, 47);
    private static final Region REGION = new Region(7, 5, 40, 30);

    private final Retouch retouch = new Retouch();

    @AfterEach
    void close() {
        retouch.close();
    }

    @Test
    void coloursTheRegionByTheNaiveFormula() {
        byte[] filmed = noise(1, SIZE);
        byte[] colours = noise(2, new ImageSize(40, 30));
        byte[] weights = Arrays.copyOf(noise(3, new ImageSize(40, 30)), 40 * 30);
        try (Frame frame = Frame.of(SIZE, filmed)) {
            retouch.tint(frame, colours, weights, 40, 30, REGION); // a cell is a pixel: nothing to interpolate

            assertThat(frame.toBgr()).isEqualTo(naiveTint(filmed, colours, weights));
        }
    }

    @Test
    void nothingFinerThanACellIsLeftWhereTheWeightIsFull() {
        byte[] stripes = new byte[Math.toIntExact(SIZE.pixels() * 3)];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % SIZE.widthPx() % 2 * 255);
        }
        try (Frame frame = Frame.of(SIZE, stripes)) {
            retouch.blur(frame, new byte[] {(byte) 255}, 1, 1, 0, REGION, 8);

            byte[] out = frame.toBgr();
            for (int y = REGION.yPx(); y < REGION.bottomPx(); y++) {
                for (int x = REGION.xPx(); x < REGION.rightPx(); x++) {
                    assertThat(out[(y * SIZE.widthPx() + x) * 3] & 0xFF).isBetween(120, 135);
                }
            }
        }
    }

    @Test
    void leavesEverythingElseAsItIs() {
        byte[] filmed = noise(4, SIZE);
        try (Frame frame = Frame.of(SIZE, filmed)) {
            retouch.blur(frame, new byte[] {(byte) 255, 0}, 2, 1, 0, REGION, 6);

            byte[] out = frame.toBgr();
            int changed = 0;
            for (int i = 0; i < out.length; i++) {
                int x = i / 3 % SIZE.widthPx();
                int y = i / 3 / SIZE.widthPx();
                boolean clearlyRight = x >= REGION.xPx() + 31; // the second cell's half without interpolation
                if (!REGION.contains(new Region(x, y, 1, 1)) || clearlyRight) {
                    assertThat(out[i]).as("(%d, %d)", x, y).isEqualTo(filmed[i]);
                } else if (out[i] != filmed[i]) {
                    changed++;
                }
            }
            assertThat(changed).isPositive();
        }
    }

    @Test
    void drawsALineThatMayLeaveTheFrame() {
        try (Frame frame = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * 3)])) {
            retouch.line(frame, -20, 10, 80, 10, 3, 0x112233);

            byte[] out = frame.toBgr();
            int middle = (10 * SIZE.widthPx() + 30) * 3;
            assertThat(new byte[] {out[middle], out[middle + 1], out[middle + 2]})
                    .containsExactly(0x33, 0x22, 0x11);
            assertThat(out[(30 * SIZE.widthPx() + 30) * 3]).isZero();
        }
    }

    @Test
    void drawsADiscOfTheRadius() {
        try (Frame frame = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * 3)])) {
            retouch.disc(frame, 30, 20, 5, 0xFFFFFF);

            byte[] out = frame.toBgr();
            assertThat(out[(20 * SIZE.widthPx() + 34) * 3]).isEqualTo((byte) 255);
            assertThat(out[(20 * SIZE.widthPx() + 38) * 3]).isZero();
        }
    }

    @Test
    void refusesARegionOutsideTheFrameAndNamesBoth() {
        try (Frame frame = Frame.allocate(SIZE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> retouch.blur(frame, new byte[1], 1, 1, 0, new Region(30, 0, 40, 10), 4))
                    .withMessageContaining("61x47");
        }
    }

    private static byte[] naiveTint(byte[] filmed, byte[] colours, byte[] weights) {
        byte[] out = filmed.clone();
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                int w = weights[y * 40 + x] & 0xFF;
                for (int channel = 0; channel < 3; channel++) {
                    int at = ((y + REGION.yPx()) * SIZE.widthPx() + x + REGION.xPx()) * 3 + channel;
                    int over = colours[(y * 40 + x) * 3 + channel] & 0xFF;
                    out[at] = (byte) ((w * over + (255 - w) * (filmed[at] & 0xFF) + 127) / 255);
                }
            }
        }
        return out;
    }

    private static byte[] noise(long seed, ImageSize size) {
        byte[] bgr = new byte[Math.toIntExact(size.pixels() * 3)];
        new Random(seed).nextBytes(bgr);
        return bgr;
    }
}
