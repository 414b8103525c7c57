package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PngCodecTest {

    private static final ImageSize SIZE = new ImageSize(67, 45);

    private final PngCodec codec = new PngCodec();
    private final Matte matte = new Matte();

    @AfterEach
    void close() {
        codec.close();
        matte.close();
    }

    @Test
    void aMatteComesBackAsItWas() {
        cover(SIZE, new Region(5, 4, 50, 31));
        byte[] before = matte.toBytes();
        byte[] png = codec.encode(matte);
        cover(new ImageSize(9, 200), new Region(0, 0, 9, 9));

        boolean read = codec.decode(png, matte);

        assertThat(read).isTrue();
        assertThat(matte.size()).isEqualTo(SIZE);
        assertThat(matte.covered()).isEqualTo(SIZE.whole());
        assertThat(matte.toBytes()).isEqualTo(before);
    }

    @Test
    void aMatteIsAnEightBitGreyFile() throws Exception {
        cover(SIZE, SIZE.whole());

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(codec.encode(matte)));

        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(image.getRaster().getSample(66, 44, 0))
                .isEqualTo(matte.opacities()[44 * SIZE.widthPx() + 66] & 0xFF);
    }

    @Test
    void coloursAndOpacityOfEveryPixelAreWritten() throws Exception {
        byte[] bgra = new byte[(int) SIZE.pixels() * 4];
        new Random(4).nextBytes(bgra);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(codec.encode(SIZE, bgra)));

        assertThat(image.getColorModel().hasAlpha()).isTrue();
        for (int i = 0; i < SIZE.pixels(); i++) {
            int argb = image.getRGB(i % SIZE.widthPx(), i / SIZE.widthPx());
            int expected = (bgra[4 * i + 3] & 0xFF) << 24
                    | (bgra[4 * i + 2] & 0xFF) << 16
                    | (bgra[4 * i + 1] & 0xFF) << 8
                    | (bgra[4 * i] & 0xFF);
            assertThat(argb).isEqualTo(expected);
        }
    }

    @Test
    void whatIsNoPngLeavesTheMatteAlone() {
        cover(SIZE, SIZE.whole());
        byte[] before = matte.toBytes();

        assertThat(codec.decode(new byte[0], matte)).isFalse();
        assertThat(codec.decode(new byte[] {1, 2, 3}, matte)).isFalse();
        assertThat(codec.decode(jpeg(), matte)).isFalse();

        assertThat(matte.toBytes()).isEqualTo(before);
    }

    @Test
    void refusesPixelsOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(SIZE, new byte[12]))
                .withMessageContaining("67x45")
                .withMessageContaining("12");
    }

    private static byte[] jpeg() {
        try (JpegCodec jpeg = new JpegCodec();
                Frame frame = Frame.of(new ImageSize(1, 1), new byte[3])) {
            return jpeg.encode(frame, 80);
        }
    }

    private void cover(ImageSize size, Region region) {
        matte.cover(size, new float[] {0.4f, 0.5f, 0.6f, 1}, 2, 2, region, EdgeCurve.DEFAULT);
    }
}
