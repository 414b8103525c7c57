package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegMetadataTest {

    private static final ImageSize SIZE = new ImageSize(67, 45);
    private static final String SECRET = "48.8584 N, 2.2945 E, by Ada";

    @Test
    void leavesAPlainFileByteForByte() {
        byte[] plain = plain();

        assertThat(JpegMetadata.strip(plain)).hasValue(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xE0, 0xE1, 0xE2, 0xE3, 0xE5, 0xEC, 0xED, 0xEE, 0xEF, 0xFE, 0xF0, 0xFD, 0xDC})
    void dropsEverySegmentThatIsNotThePicture(int marker) {
        byte[] plain = plain();
        byte[] before = with(plain, 2, segment(marker, SECRET));
        byte[] behindJfif = with(plain, 20, segment(marker, SECRET));
        byte[] beforeTheEnd = with(plain, plain.length - 2, segment(marker, SECRET));

        assertThat(JpegMetadata.strip(before)).hasValue(plain);
        assertThat(JpegMetadata.strip(behindJfif)).hasValue(plain);
        assertThat(JpegMetadata.strip(beforeTheEnd)).hasValue(plain);
    }

    @Test
    void dropsTheThumbnailOfTheJfifSegmentAndWhatLiesBehindTheEnd() {
        byte[] plain = plain();
        byte[] jfif = segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\2\2" + SECRET);
        byte[] file = joined(Arrays.copyOf(plain, 2), jfif, Arrays.copyOfRange(plain, 20, plain.length));
        byte[] withTail = joined(file, SECRET.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(JpegMetadata.strip(withTail)).hasValue(plain);
    }

    @Test
    void keepsOfAdobesSegmentTheColourTransform() {
        byte[] plain = plain();
        byte[] adobe = segment(0xEE, "Adobe\0\145\1\2\3\4\1" + SECRET);

        byte[] stripped = JpegMetadata.strip(with(plain, 20, adobe)).orElseThrow();

        assertThat(stripped).isEqualTo(with(plain, 20, segment(0xEE, "Adobe\0\144\0\0\0\0\1")));
    }

    @Test
    void whatRemainsShowsTheSamePicture() throws Exception {
        byte[] file = with(plain(), 20, joined(segment(0xE1, "Exif\0\0" + SECRET), segment(0xFE, SECRET)));

        byte[] stripped = JpegMetadata.strip(file).orElseThrow();

        assertThat(new String(stripped, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", SECRET);
        assertThat(pixels(stripped)).isEqualTo(pixels(file));
    }

    @Test
    void keepsRestartMarkersAndStuffingInsideTheCodedData() {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 2, 1, (byte) 0xFF, 0, 2, (byte) 0xFF, (byte) 0xD3, 3};
        byte[] file = joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, scan, new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertThat(JpegMetadata.strip(file)).hasValue(file);
    }

    @Test
    void refusesEveryFileThatEndsTooEarly() {
        byte[] plain = plain();
        for (int length = 0; length < plain.length; length++) {
            assertThat(JpegMetadata.strip(Arrays.copyOf(plain, length)))
                    .as("first %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void neverBreaksOnDamagedFilesAndNeverMakesThemLonger() {
        byte[] file = with(plain(), 20, segment(0xE1, SECRET));
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = file.clone();
            for (int flips = 0; flips < 5; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            JpegMetadata.strip(damaged)
                    .ifPresent(stripped -> assertThat(stripped).hasSizeLessThanOrEqualTo(damaged.length));
        }
    }

    private static byte[] plain() {
        byte[] bgr = new byte[(int) SIZE.pixels() * 3];
        new Random(3).nextBytes(bgr);
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, bgr)) {
            return codec.encode(frame, 80);
        }
    }

    /** @param payload one byte per character */
    private static byte[] segment(int marker, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, bytes);
    }

    private static byte[] with(byte[] file, int at, byte[] more) {
        return joined(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            file.writeBytes(part);
        }
        return file.toByteArray();
    }

    private static int[] pixels(byte[] jpeg) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
