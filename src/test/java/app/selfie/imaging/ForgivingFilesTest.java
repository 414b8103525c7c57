package app.selfie.imaging;

import static app.selfie.imaging.SamplePictures.chunk;
import static app.selfie.imaging.SamplePictures.join;
import static app.selfie.imaging.SamplePictures.slice;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Refused;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with small faults that every browser passes over: they are taken, and look as they would without. */
class ForgivingFilesTest {

    private static final ImageSize SIZE = new ImageSize(160, 120);
    private static final byte[] JPEG = SamplePictures.jpeg(160, 120);
    private static final byte[] PNG = SamplePictures.png(160, 120, BufferedImage.TYPE_3BYTE_BGR, false);

    private static byte[] pixels(byte[] file) {
        PictureFile checked = PictureFiles.check(file);
        assertThat(checked).isInstanceOf(Decodable.class);
        try (Frame frame =
                PictureDecoder.decode((Decodable) checked, SIZE, 4096).orElseThrow()) {
            assertThat(frame.size()).isEqualTo(SIZE);
            return frame.toBgr();
        }
    }

    private static void assertSame(byte[] faulty, byte[] good) {
        assertThat(faulty).isNotEqualTo(good);
        assertThat(pixels(faulty)).isEqualTo(pixels(good));
    }

    private static byte[] progressive() {
        return SamplePictures.progressiveJpeg(160, 120);
    }

    @Test
    void takeAJpegWithoutItsEndMarker() {
        assertSame(slice(JPEG, 0, JPEG.length - 2), JPEG);
        assertSame(slice(JPEG, 0, JPEG.length - 1), JPEG);
        assertSame(slice(progressive(), 0, progressive().length - 2), progressive());
        byte[] restarting = restarting();
        assertSame(slice(restarting, 0, restarting.length - 2), restarting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0\0", "abc", "\u00ff\u00ff\u00ff", "\u00ff\0", "\u00ff\u0001", "\u00ff\u00d0"})
    void takeAJpegWithStrayBytesBeforeAnyOfItsMarkers(String stray) {
        byte[] bytes = stray.getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] file : new byte[][] {JPEG, progressive()}) {
            int at = 2;
            while ((file[at + 1] & 0xFF) != 0xDA) {
                assertSame(join(slice(file, 0, at), bytes, slice(file, at, file.length)), file);
                at += 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
            }
        }
        assertSame(join(slice(JPEG, 0, JPEG.length - 2), bytes, slice(JPEG, JPEG.length - 2, JPEG.length)), JPEG);
    }

    @Test
    void takeAJpegWithAnotherPictureBehindItsEnd() {
        assertSame(join(JPEG, new byte[64]), JPEG);
        assertSame(join(JPEG, SamplePictures.greyJpeg(300, 20)), JPEG);
        assertSame(join(JPEG, "MotionPhoto ftypmp42".getBytes(StandardCharsets.ISO_8859_1)), JPEG);
    }

    @Test
    void takeAJpegWithAPictureInItsMetadata() {
        byte[] thumbnail = SamplePictures.greyJpeg(40, 20);
        int length = thumbnail.length + 8;
        byte[] segment = join(
                new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length, 'E', 'x', 'i', 'f', 0, 0},
                thumbnail);
        assertSame(join(slice(JPEG, 0, 2), segment, slice(JPEG, 2, JPEG.length)), JPEG);
    }

    @Test
    void takeAJpegWithRestartMarkers() {
        assertThat(pixels(restarting())).hasSameSizeAs(pixels(JPEG));
    }

    @Test
    void takeAJpegOfWhichARowIsMissing() {
        byte[] noise = noise(640, 1600);
        byte[] file = slice(noise, 0, noise.length - noise.length / 90);
        assertThat(PictureFiles.check(file)).isInstanceOf(Decodable.class);
        assertThat(PictureFiles.check(slice(noise, 0, noise.length * 97 / 100)))
                .isEqualTo(new Refused(PictureProblem.CUT_OFF));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 160, 240",
        "plain, 320, 120",
        "plain, 1920, 1080",
        "progressive, 1920, 1080",
        "grey, 160, 200",
        "restarting, 640, 480",
        "cmyk, 320, 240"
    })
    void refuseAJpegThatIsSmallerThanItSays(String kind, int widthPx, int heightPx) {
        byte[] file = switch (kind) {
            case "plain" -> JPEG.clone();
            case "progressive" -> progressive();
            case "grey" -> SamplePictures.greyJpeg(160, 120);
            case "cmyk" -> SamplePictures.cyanCmykJpeg(160, 120);
            default -> restarting();
        };
        int frame = frameHeader(file);
        file[frame + 5] = (byte) (heightPx >> 8);
        file[frame + 6] = (byte) heightPx;
        file[frame + 7] = (byte) (widthPx >> 8);
        file[frame + 8] = (byte) widthPx;

        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.CUT_OFF));
    }

    @Test
    void refuseAJpegOfWhichAComponentIsMissing() {
        byte[] onlyOne = JPEG.clone();
        int scan = marker(onlyOne, 0xDA);
        byte[] header = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        assertThat(PictureFiles.check(join(slice(onlyOne, 0, scan), header, slice(onlyOne, scan + 14, onlyOne.length))))
                .isEqualTo(new Refused(PictureProblem.CUT_OFF));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 481, 4000})
    void takeAPngWithAFewBytesTooMany(int excess) {
        byte[] raw = new NaivePng(160, 120, 8, 2, 5).raw(false);
        assertSame(
                SamplePictures.crafted(160, 120, 8, 2, Arrays.copyOf(raw, raw.length + excess)),
                SamplePictures.crafted(160, 120, 8, 2, raw));
    }

    @Test
    void takeAPngWithAWrongSumOrSomethingBehindItsPixels() {
        NaivePng picture = new NaivePng(160, 120, 8, 2, 6);
        byte[] stream = SamplePictures.deflated(picture.raw(false));
        byte[] good = png(160, 120, chunk("IDAT", stream));
        byte[] wrong = stream.clone();
        wrong[wrong.length - 1] ^= 0x55;

        assertSame(png(160, 120, chunk("IDAT", wrong)), good);
        assertSame(png(160, 120, chunk("IDAT", slice(stream, 0, stream.length - 4))), good);
        assertSame(png(160, 120, chunk("IDAT", join(stream, new byte[100]))), good);
        assertSame(
                png(160, 120, chunk("IDAT", slice(stream, 0, 1)), chunk("IDAT", slice(stream, 1, stream.length))),
                good);
    }

    @Test
    void takeAPngThatEndsBehindItsLastPixel() {
        assertSame(slice(PNG, 0, PNG.length - 1), PNG);
        assertSame(slice(PNG, 0, PNG.length - 12), PNG);
        assertSame(slice(PNG, 0, PNG.length - 16), PNG);
        assertSame(slice(PNG, 0, PNG.length - 20), PNG);
        assertSame(join(PNG, new byte[99]), PNG);
    }

    @Test
    void passOverWhatOnlyAddsToAPngWhereItsSumIsWrong() {
        byte[] plain = new NaivePng(160, 120, 8, 2, 7).file(false);
        for (String type : new String[] {"tEXt", "tRNS", "eXIf", "iCCP", "gAMA", "cHRM", "acTL"}) {
            byte[] broken = chunk(type, new byte[] {0, 0, 0, 1, 0, 6});
            broken[broken.length - 1] ^= 1;
            assertSame(join(slice(plain, 0, 33), broken, slice(plain, 33, plain.length)), plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 1 << 30})
    void takeAWebpWhoseSizeIsTooLarge(int more) {
        for (byte[] good : new byte[][] {
            SamplePictures.webp(160, 120, 90, false),
            SamplePictures.webp(160, 120, 90, true),
            SamplePictures.webp(160, 120, 101, true)
        }) {
            byte[] file = good.clone();
            int length = file.length - 8 + more;
            for (int i = 0; i < 4; i++) {
                file[4 + i] = (byte) (length >> (8 * i));
            }
            assertSame(file, good);
        }
    }

    @Test
    void refuseAWebpWhosePictureIsCutOff() {
        byte[] good = SamplePictures.webp(160, 120, 90, false);
        assertThat(PictureFiles.check(slice(good, 0, good.length - 9))).isEqualTo(new Refused(PictureProblem.CUT_OFF));
    }

    private static byte[] png(int widthPx, int heightPx, byte[]... idat) {
        byte[] crafted = SamplePictures.crafted(widthPx, heightPx, 8, 2, new byte[1]);
        return join(slice(crafted, 0, 33), join(idat), chunk("IEND", new byte[0]));
    }

    private static byte[] restarting() {
        return encoded(SIZE, pixels(JPEG), opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 3);
    }

    private static byte[] noise(int widthPx, int heightPx) {
        byte[] bgr = new byte[3 * widthPx * heightPx];
        new Random(8).nextBytes(bgr);
        return encoded(new ImageSize(widthPx, heightPx), bgr, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 50);
    }

    private static byte[] encoded(ImageSize size, byte[] bgr, int... parameters) {
        try (Frame frame = Frame.of(size, bgr)) {
            return SamplePictures.encoded(".jpg", frame.mat(), parameters);
        }
    }

    private static int frameHeader(byte[] file) {
        for (int at = 2; ; at++) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) >= 0xC0 && (file[at + 1] & 0xFF) <= 0xC2) {
                return at;
            }
        }
    }

    private static int marker(byte[] file, int marker) {
        for (int at = 2; ; at++) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == marker) {
                return at;
            }
        }
    }
}
