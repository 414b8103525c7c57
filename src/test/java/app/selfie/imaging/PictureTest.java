package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final ImageSize WIDE = new ImageSize(90, 40);

    /** The left third is 10, the middle 100, the right 200. */
    private final Picture thirds = thirds();

    @Test
    void aSizeOfItsOwnIsThePictureItself() {
        assertThat(thirds.scaledToCover(WIDE)).isSameAs(thirds);
    }

    @Test
    void theMiddleCoversATallSizeAndTheSidesAreCroppedAlike() {
        Picture tall = thirds.scaledToCover(new ImageSize(30, 60));
        assertThat(tall.size()).isEqualTo(new ImageSize(30, 60));
        for (int y = 0; y < 60; y++) {
            assertThat(row(tall, y)).as("row %d", y).containsOnly(100);
        }
    }

    @Test
    void theSameProportionsKeepTheWholePicture() {
        byte[] row = row(thirds.scaledToCover(new ImageSize(180, 80)), 40);
        assertThat(row[0]).isEqualTo((byte) 10);
        assertThat(row[90 * 3]).isEqualTo((byte) 100);
        assertThat(row[179 * 3]).isEqualTo((byte) 200);
    }

    @Test
    void anySizeCanBeCovered() {
        for (int width : new int[] {1, 7, 640}) {
            for (int height : new int[] {1, 33, 480}) {
                ImageSize size = new ImageSize(width, height);
                assertThat(thirds.scaledToCover(size).size()).isEqualTo(size);
            }
        }
    }

    private static byte[] row(Picture picture, int yPx) {
        long rowBytes = (long) picture.size().widthPx() * Frame.CHANNELS;
        return picture.pixels().asSlice(yPx * rowBytes, rowBytes).toArray(ValueLayout.JAVA_BYTE);
    }

    private static Picture thirds() {
        byte[] bgr = new byte[Math.toIntExact(Picture.bytesOf(WIDE))];
        for (int i = 0; i < bgr.length; i++) {
            int x = i / Frame.CHANNELS % WIDE.widthPx();
            bgr[i] = (byte) (x < 30 ? 10 : x < 60 ? 100 : 200);
        }
        return Picture.of(WIDE, bgr);
    }
}
