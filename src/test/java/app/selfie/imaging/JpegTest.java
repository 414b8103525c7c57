package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class JpegTest {

    private static final ImageSize SIZE = new ImageSize(67, 45);

    @Test
    void aPictureSurvivesEncodingAndDecoding() {
        byte[] smooth = gradient();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, smooth)) {
            byte[] jpeg = codec.encode(frame, 95);
            try (Frame back = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                assertThat(back.size()).isEqualTo(SIZE);
                assertThat(worstDifference(back.toBgr(), smooth)).as("levels").isLessThan(12);
            }
        }
    }

    @Test
    void aFileCanBeEncodedBehindRoomForSomethingElse() {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, gradient())) {
            byte[] alone = codec.encode(frame, 95);
            byte[] behind = codec.encode(frame, 95, 29);
            assertThat(Arrays.copyOfRange(behind, 29, behind.length)).isEqualTo(alone);
            assertThat(Arrays.copyOf(behind, 29)).containsOnly(0);
        }
    }

    @Test
    void aClosedFrameHasNoPixels() {
        Frame frame = Frame.of(SIZE, gradient());
        frame.close();
        assertThatThrownBy(frame::pixels)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(frame::toBgr).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theHeaderTellsTheSizeWithoutDecoding() {
        byte[] jpeg = sample();
        assertThat(JpegHeader.read(jpeg, 0, jpeg.length)).hasValue(new JpegHeader(SIZE));
    }

    @Test
    void noTruncatedHeaderIsBelieved() {
        byte[] jpeg = sample();
        int start = startOfFrame(jpeg);
        for (int length = 0; length < start + 9; length++) {
            assertThat(JpegHeader.read(jpeg, 0, length))
                    .as("first %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void randomBytesAreNeitherAHeaderNorAPicture() {
        Random random = new Random(11);
        try (JpegCodec codec = new JpegCodec()) {
            for (int i = 0; i < 200; i++) {
                byte[] junk = new byte[1 + random.nextInt(400)];
                random.nextBytes(junk);
                assertThat(JpegHeader.read(junk, 0, junk.length)).isEmpty();
                assertThat(codec.decode(junk, 0, junk.length)).isEmpty();
            }
        }
    }

    @Test
    void damagedFilesNeverBreakTheCodec() {
        byte[] jpeg = sample();
        Random random = new Random(12);
        try (JpegCodec codec = new JpegCodec()) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(jpeg, 1 + random.nextInt(jpeg.length));
                for (int flips = 0; flips < 4; flips++) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                boolean reasonable = JpegHeader.read(damaged, 0, damaged.length)
                        .filter(header -> header.size().pixels() <= 1 << 20)
                        .isPresent();
                if (reasonable) {
                    ImageSize promised = JpegHeader.read(damaged, 0, damaged.length)
                            .orElseThrow()
                            .size();
                    codec.decode(damaged, 0, damaged.length).ifPresent(frame -> {
                        assertThat(frame.size()).isEqualTo(promised);
                        frame.close();
                    });
                }
            }
            try (Frame whole = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                assertThat(whole.size()).isEqualTo(SIZE);
            }
        }
    }

    @Test
    void aProgressiveFileIsRefused() throws IOException {
        byte[] progressive = progressive();
        try (JpegCodec codec = new JpegCodec();
                Frame decodable =
                        codec.decode(progressive, 0, progressive.length).orElseThrow()) {
            assertThat(decodable.size()).isEqualTo(SIZE);
        }
        assertThat(JpegHeader.read(progressive, 0, progressive.length)).isEmpty();
    }

    @Test
    void aBaselineFileWithMoreScansThanComponentsIsRefused() {
        byte[] jpeg = sample();
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        byte[] end = {(byte) 0xFF, (byte) 0xD9};
        byte[] body = Arrays.copyOf(jpeg, jpeg.length - 2);
        byte[] four = joined(body, scan, scan, scan, end);
        byte[] five = joined(body, scan, scan, scan, scan, end);
        assertThat(JpegHeader.read(four, 0, four.length)).isPresent();
        assertThat(JpegHeader.read(five, 0, five.length)).isEmpty();
    }

    @Test
    void aSmallSizeHiddenBehindAMarkerWithoutASegmentIsNotBelieved() {
        byte[] jpeg = sample();
        byte[] fake = {(byte) 0xFF, (byte) 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0};
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        for (int marker : new int[] {0x00, 0x01, 0xD0, 0xD3, 0xD7, 0xD8, 0xD9}) {
            byte[] file = joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) marker, 0, 2}, fake, rest);
            assertThat(JpegHeader.read(file, 0, file.length))
                    .as("marker %02x", marker)
                    .isEmpty();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            file.writeBytes(part);
        }
        return file.toByteArray();
    }

    /** OpenCV writes baseline files; this one is ImageIO's. */
    private static byte[] progressive() throws IOException {
        BufferedImage image = new BufferedImage(SIZE.widthPx(), SIZE.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] sample() {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, gradient())) {
            return codec.encode(frame, 80);
        }
    }

    private static int startOfFrame(byte[] jpeg) {
        for (int at = 0; at < jpeg.length - 1; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == 0xC0) {
                return at;
            }
        }
        throw new IllegalStateException("no baseline start of frame in " + jpeg.length + " bytes");
    }

    private static byte[] gradient() {
        byte[] bgr = new byte[(int) SIZE.pixels() * 3];
        for (int y = 0; y < SIZE.heightPx(); y++) {
            for (int x = 0; x < SIZE.widthPx(); x++) {
                int at = (y * SIZE.widthPx() + x) * 3;
                bgr[at] = (byte) (x * 3);
                bgr[at + 1] = (byte) (y * 5);
                bgr[at + 2] = (byte) (x + y);
            }
        }
        return bgr;
    }

    private static int worstDifference(byte[] a, byte[] b) {
        int worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)));
        }
        return worst;
    }
}
