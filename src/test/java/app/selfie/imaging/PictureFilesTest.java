package app.selfie.imaging;

import static app.selfie.imaging.SamplePictures.chunk;
import static app.selfie.imaging.SamplePictures.crafted;
import static app.selfie.imaging.SamplePictures.join;
import static app.selfie.imaging.SamplePictures.jpeg;
import static app.selfie.imaging.SamplePictures.slice;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Format;
import app.selfie.imaging.PictureFile.Refused;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTest {

    static List<byte[]> goodFiles() {
        return List.of(
                jpeg(40, 30),
                SamplePictures.progressiveJpeg(40, 30),
                SamplePictures.greyJpeg(40, 30),
                SamplePictures.cyanCmykJpeg(40, 30),
                SamplePictures.oriented(jpeg(40, 30), 6),
                SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false),
                SamplePictures.png(40, 30, BufferedImage.TYPE_4BYTE_ABGR, true),
                SamplePictures.png(40, 30, BufferedImage.TYPE_USHORT_GRAY, false),
                SamplePictures.transparentPalettePng(40, 30),
                SamplePictures.webp(40, 30, 90, false),
                SamplePictures.webp(40, 30, 90, true),
                SamplePictures.webp(40, 30, 101, false),
                SamplePictures.webp(40, 30, 101, true));
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void knowTheSizeOfEveryKind(byte[] file) {
        assertThat(PictureFiles.check(file))
                .isInstanceOfSatisfying(
                        Decodable.class, found -> assertThat(found.size()).isEqualTo(new ImageSize(40, 30)));
    }

    @Test
    void tellFormatsByTheirBytes() {
        assertThat(readable(jpeg(40, 30)).format()).isEqualTo(Format.JPEG);
        assertThat(readable(SamplePictures.webp(40, 30, 80, false)).format()).isEqualTo(Format.WEBP);
        assertThat(readable(SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false))
                        .format())
                .isEqualTo(Format.PNG);
    }

    @Test
    void tellWhichPicturesCanBeTransparent() {
        assertThat(readable(SamplePictures.webp(40, 30, 80, true)).hasOpacity()).isTrue();
        assertThat(readable(SamplePictures.webp(40, 30, 101, true)).hasOpacity())
                .isTrue();
        assertThat(readable(SamplePictures.webp(40, 30, 80, false)).hasOpacity())
                .isFalse();
        assertThat(readable(SamplePictures.transparentPalettePng(40, 30)).hasOpacity())
                .isTrue();
        assertThat(readable(SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false))
                        .hasOpacity())
                .isFalse();
    }

    /** Where the end of a file is missing and not a pixel of its picture, it is taken; else it is refused. */
    @ParameterizedTest
    @MethodSource("goodFiles")
    void refuseWhatIsCutOffAnywhereUnlessEveryPixelIsThere(byte[] file) {
        byte[] whole = pixels(readable(file));
        for (int length = 0; length < file.length - 1; length += 1 + length / 97) {
            if (PictureFiles.check(slice(file, 0, length)) instanceof Decodable taken) {
                assertThat(pixels(taken))
                        .as("%d of %d bytes", length, file.length)
                        .isEqualTo(whole);
            }
        }
        assertThat(PictureFiles.check(slice(file, 0, file.length * 9 / 10 - 12)))
                .isInstanceOf(Refused.class);
    }

    private static byte[] pixels(Decodable file) {
        try (Frame frame =
                PictureDecoder.decode(file, new ImageSize(40, 30), 40).orElseThrow()) {
            return frame.toBgr();
        }
    }

    @Test
    void sayOfAFileThatLostItsEndThatItIsCutOff() {
        for (byte[] file : goodFiles()) {
            assertThat(PictureFiles.check(slice(file, 0, file.length * 2 / 3)))
                    .isEqualTo(new Refused(PictureProblem.CUT_OFF));
        }
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void keepNothingThatIsNotThePicture(byte[] file) {
        byte[] secret = "latitude 48.2, longitude 16.4".getBytes(StandardCharsets.ISO_8859_1);
        byte[] with = withComment(file, secret);
        assertThat(new String(with, StandardCharsets.ISO_8859_1)).contains("longitude");

        Decodable found = readable(with);

        assertThat(new String(found.essence(), StandardCharsets.ISO_8859_1)).doesNotContain("longitude", "Exif");
        assertThat(found.size()).isEqualTo(new ImageSize(40, 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "GIF89a",
                "%PDF-1.7",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "BM",
                "PK\u0003\u0004"
            })
    void refuseWhatIsNoPictureWhateverItCallsItself(String content) {
        byte[] file = Arrays.copyOf(content.getBytes(StandardCharsets.ISO_8859_1), 64);
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.UNKNOWN_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftypheic", "ftypmif1", "ftypavif"})
    void knowPhonesOwnFormats(String brand) {
        byte[] file = ("\0\0\0\u0018" + brand + "\0\0\0\0mif1heic").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.HEIC));
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 30000, 1, 0",
        "2147483647, 2147483647, 16, 6",
        "20001, 16, 8, 2",
        "10000, 5001, 8, 2",
        "7000, 7000, 16, 6"
    })
    void refuseDecompressionBombsByTheirDeclaredSize(int widthPx, int heightPx, int depth, int type) {
        byte[] bomb = crafted(widthPx, heightPx, depth, type, new byte[1 << 16]);
        assertThat(bomb).hasSizeLessThan(1000);
        assertThat(PictureFiles.check(bomb)).isEqualTo(new Refused(PictureProblem.TOO_MANY_PIXELS));
    }

    @Test
    void refuseAJpegThatDeclaresMoreThanAnyCameraHas() {
        byte[] file = jpeg(40, 30);
        int frame = indexOfMarker(file, 0xC0);
        file[frame + 5] = (byte) 0xFF;
        file[frame + 7] = (byte) 0xFF;
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.TOO_MANY_PIXELS));
    }

    @Test
    void refuseAWebpThatDeclaresTheMostItCan() {
        byte[] file = SamplePictures.webp(40, 30, 101, false);
        int bits = indexOf(file, "VP8L") + 9;
        Arrays.fill(file, bits, bits + 3, (byte) 0xFF);
        file[bits + 3] = (byte) (file[bits + 3] | 0x0F);
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.TOO_MANY_PIXELS));
    }

    @Test
    void refuseWhatIsTooSmallToBeSeen() {
        assertThat(PictureFiles.check(jpeg(15, 400))).isEqualTo(new Refused(PictureProblem.TOO_FEW_PIXELS));
    }

    @Test
    void refuseAProgressiveJpegWithThousandsOfPasses() {
        byte[] file = SamplePictures.progressiveJpeg(400, 300);
        int scan = indexOfMarker(file, 0xDA);
        byte[] pass = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0x10, 0};
        byte[][] parts = new byte[5002][];
        Arrays.fill(parts, pass);
        parts[0] = slice(file, 0, scan);
        parts[5001] = slice(file, scan, file.length);
        assertThat(PictureFiles.check(join(parts))).isEqualTo(new Refused(PictureProblem.TOO_MANY_PASSES));
    }

    @Test
    void refuseFilms() {
        byte[] png = SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false);
        byte[] animated = join(slice(png, 0, 33), chunk("acTL", new byte[8]), slice(png, 33, png.length));
        assertThat(PictureFiles.check(animated)).isEqualTo(new Refused(PictureProblem.ANIMATED));
        byte[] webp = SamplePictures.webp(40, 30, 80, true);
        webp[indexOf(webp, "VP8X") + 8] |= 2;
        assertThat(PictureFiles.check(webp)).isEqualTo(new Refused(PictureProblem.ANIMATED));
    }

    @Test
    void refuseAPngWithFewerOrMorePixelsThanItSays() {
        assertThat(PictureFiles.check(crafted(40, 30, 8, 0, new byte[30 * 41 - 1])))
                .isEqualTo(new Refused(PictureProblem.DAMAGED));
        assertThat(PictureFiles.check(crafted(40, 30, 8, 0, new byte[1 << 24])))
                .as("a bomb inside a small picture")
                .isEqualTo(new Refused(PictureProblem.DAMAGED));
        assertThat(PictureFiles.check(crafted(40, 30, 8, 0, new byte[30 * 41]))).isInstanceOf(Decodable.class);
    }

    @Test
    void refuseAPngOfWhichOneBitIsWrong() {
        byte[] file = SamplePictures.png(40, 30, BufferedImage.TYPE_3BYTE_BGR, false);
        file[indexOf(file, "IDAT") + 20] ^= 1;
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.DAMAGED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC9, 0xCA})
    void refuseJpegsThatHardlyAnybodyWrites(int frameHeader) {
        byte[] file = jpeg(40, 30);
        file[indexOfMarker(file, 0xC0) + 1] = (byte) frameHeader;
        assertThat(PictureFiles.check(file)).isEqualTo(new Refused(PictureProblem.UNUSUAL_CODING));
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 0",
        "2, true, 0",
        "3, false, 2",
        "4, true, 2",
        "5, true, 3",
        "6, false, 1",
        "7, true, 1",
        "8, false, 3"
    })
    void readHowACameraWasHeld(int exif, boolean mirrored, int quarterTurns) {
        assertThat(readable(SamplePictures.oriented(jpeg(40, 30), exif)).orientation())
                .isEqualTo(new Orientation(mirrored, quarterTurns));
        assertThat(Exif.orientation(ByteView.of(SamplePictures.tiff(exif, false))))
                .isEqualTo(new Orientation(mirrored, quarterTurns));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void takeNonsenseForUpright(int exif) {
        assertThat(readable(SamplePictures.oriented(jpeg(40, 30), exif)).orientation())
                .isEqualTo(Orientation.UPRIGHT);
    }

    /** Whatever a stranger sends is read or refused, and neither takes long. */
    @ParameterizedTest
    @MethodSource("goodFiles")
    void haveAnAnswerToEveryMutation(byte[] file) {
        Random random = new Random(20261122);
        long started = System.nanoTime();
        for (int round = 0; round < 4000; round++) {
            byte[] mutated = mutated(file, random);
            PictureFile answer = PictureFiles.check(mutated);
            if (answer
                    instanceof
                    Decodable(
                            Format _,
                            ImageSize size,
                            Orientation _,
                            boolean _,
                            int _,
                            byte[] essence,
                            ColourProfile _)) {
                assertThat(size.pixels()).isLessThanOrEqualTo(PictureFiles.MAX_PIXELS);
                assertThat(essence.length).isLessThanOrEqualTo(mutated.length + 64);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    static byte[] mutated(byte[] file, Random random) {
        byte[] copy = file.clone();
        int changes = 1 + random.nextInt(6);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(random.nextBoolean() ? copy.length : Math.min(copy.length, 120));
            switch (random.nextInt(5)) {
                case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> copy[at] = (byte) 0xFF;
                case 2 -> copy[at] = (byte) random.nextInt(256);
                case 3 -> copy = slice(copy, 0, Math.max(1, at));
                default -> copy = join(slice(copy, 0, at), slice(copy, random.nextInt(copy.length), copy.length));
            }
            if (copy.length == 0) {
                return copy;
            }
        }
        return copy;
    }

    private static byte[] withComment(byte[] file, byte[] comment) {
        return switch (readable(file).format()) {
            case JPEG ->
                join(
                        slice(file, 0, 2),
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)},
                        comment,
                        slice(file, 2, file.length),
                        comment);
            case PNG -> join(slice(file, 0, 33), chunk("tEXt", comment), slice(file, 33, file.length), comment);
            case WEBP -> join(file, comment);
        };
    }

    private static Decodable readable(byte[] file) {
        return (Decodable) PictureFiles.check(file);
    }

    private static int indexOfMarker(byte[] file, int marker) {
        for (int at = 2; at + 1 < file.length; at++) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == marker) {
                return at;
            }
        }
        throw new IllegalArgumentException("no marker " + Integer.toHexString(marker));
    }

    private static int indexOf(byte[] file, String name) {
        return Stream.iterate(0, at -> at + 1)
                .limit(file.length)
                .filter(at -> ByteView.of(file).isAt(at, name))
                .findFirst()
                .orElseThrow();
    }
}
