package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
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
                    codec.decode(damaged, 0, damaged.length).ifPresent(Frame::close);
                }
            }
            try (Frame whole = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                assertThat(whole.size()).isEqualTo(SIZE);
            }
        }
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
