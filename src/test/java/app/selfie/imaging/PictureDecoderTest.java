package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.PictureFile.Decodable;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {

    private static final ImageSize ANY = new ImageSize(10_000, 10_000);
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "progressive", "png", "interlaced", "webp", "lossless"})
    void showsTheColoursOfEveryKind(String kind) {
        byte[] file = switch (kind) {
            case "jpeg" -> SamplePictures.jpeg(160, 120);
            case "progressive" -> SamplePictures.progressiveJpeg(160, 120);
            case "png" -> SamplePictures.png(160, 120, BufferedImage.TYPE_3BYTE_BGR, false);
            case "interlaced" -> SamplePictures.png(160, 120, BufferedImage.TYPE_3BYTE_BGR, true);
            case "webp" -> SamplePictures.webp(160, 120, 90, false);
            default -> SamplePictures.webp(160, 120, 101, false);
        };
        try (Frame frame = decode(file, ANY)) {
            assertThat(frame.size()).isEqualTo(new ImageSize(160, 120));
            assertQuarters(frame, RED, GREEN, BLUE, WHITE);
        }
    }

    @Test
    void laysWhatIsTransparentOverWhite() {
        try (Frame webp = decode(SamplePictures.webp(160, 120, 90, true), ANY);
                Frame lossless = decode(SamplePictures.webp(160, 120, 101, true), ANY)) {
            assertQuarters(webp, WHITE, GREEN, WHITE, WHITE);
            assertQuarters(lossless, WHITE, GREEN, WHITE, WHITE);
        }
    }

    @Test
    void laysATransparentPaletteOverWhite() {
        try (Frame frame = decode(SamplePictures.transparentPalettePng(160, 120), ANY)) {
            assertQuarters(frame, WHITE, BLUE, WHITE, BLUE);
        }
    }

    @Test
    void laysHalfOpacityHalfOverWhite() {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 32 * 32; i++) {
            image.setRGB(i % 32, i / 32, 0x80000000);
        }
        byte[] png = SamplePictures.png(image);
        try (Frame frame = decode(png, ANY)) {
            assertThat(frame.level(0)).isBetween(126, 128);
        }
    }

    @Test
    void readsSixteenBitsAndGrey() {
        try (Frame deep = decode(SamplePictures.png(64, 64, BufferedImage.TYPE_USHORT_GRAY, false), ANY);
                Frame grey = decode(SamplePictures.greyJpeg(64, 64), ANY)) {
            for (Frame frame : new Frame[] {deep, grey}) {
                assertThat(colourAt(frame, 0.75, 0.75)).isEqualTo(WHITE);
                int red = colourAt(frame, 0.25, 0.25);
                assertThat(red >> 16).isEqualTo(red & 0xFF).isLessThan(200);
            }
        }
    }

    @Test
    void readsSixteenBitsWithOpacity() {
        byte[] raw = new byte[32 * (1 + 32 * 8)]; // all zero: black and fully transparent
        try (Frame frame = decode(SamplePictures.crafted(32, 32, 16, 6, raw), ANY)) {
            assertThat(colourAt(frame, 0.5, 0.5)).isEqualTo(WHITE);
        }
    }

    @Test
    void readsPrintersColours() {
        try (Frame frame = decode(SamplePictures.cyanCmykJpeg(64, 64), ANY)) {
            assertNear(colourAt(frame, 0.5, 0.5), 0x00FFFF);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, FF0000, 00FF00, 0000FF, FFFFFF",
        "2, 00FF00, FF0000, FFFFFF, 0000FF",
        "3, FFFFFF, 0000FF, 00FF00, FF0000",
        "4, 0000FF, FFFFFF, FF0000, 00FF00",
        "5, FF0000, 0000FF, 00FF00, FFFFFF",
        "6, 0000FF, FF0000, FFFFFF, 00FF00",
        "7, FFFFFF, 00FF00, 0000FF, FF0000",
        "8, 00FF00, FFFFFF, FF0000, 0000FF"
    })
    void turnsUprightWhatACameraHeldOtherwise(int exif, String a, String b, String c, String d) {
        byte[] file = SamplePictures.oriented(SamplePictures.jpeg(160, 96), exif);
        try (Frame frame = decode(file, ANY)) {
            assertThat(frame.size()).isEqualTo(exif < 5 ? new ImageSize(160, 96) : new ImageSize(96, 160));
            assertQuarters(frame, hex(a), hex(b), hex(c), hex(d));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 800, 100, 100, 125, 100", "801, 1203, 100, 100, 100, 150", "60, 40, 100, 100, 60, 40"})
    void scalesAsFarAsItStillCovers(int width, int height, int coverWidth, int coverHeight, int wantedW, int wantedH) {
        try (Frame frame = decode(SamplePictures.jpeg(width, height), new ImageSize(coverWidth, coverHeight))) {
            assertThat(frame.size()).isEqualTo(new ImageSize(wantedW, wantedH));
            assertQuarters(frame, RED, GREEN, BLUE, WHITE);
        }
    }

    @Test
    void makesNoSideLongerThanAskedFor() {
        Decodable panorama = (Decodable) PictureFiles.check(SamplePictures.jpeg(4000, 200));
        try (Frame frame =
                PictureDecoder.decode(panorama, new ImageSize(1000, 1000), 500).orElseThrow()) {
            assertThat(frame.size()).isEqualTo(new ImageSize(500, 25));
        }
    }

    /** What passes the check is decoded or refused; the decoder never throws at whoever uploads. */
    @ParameterizedTest
    @MethodSource("app.selfie.imaging.PictureFilesTest#goodFiles")
    void survivesEveryMutationThatPassesTheCheck(byte[] file) {
        ImageSize one = new ImageSize(1, 1);
        Random random = new Random(42);
        for (int round = 0; round < 1500; round++) {
            if (PictureFiles.check(PictureFilesTest.mutated(file, random)) instanceof Decodable readable) {
                try (Frame frame = PictureDecoder.decode(readable, ANY, 4096).orElseGet(() -> Frame.allocate(one))) {
                    assertThat(Math.max(frame.size().widthPx(), frame.size().heightPx()))
                            .isLessThanOrEqualTo(4096);
                }
            }
        }
    }

    private static Frame decode(byte[] file, ImageSize cover) {
        return Optional.of(PictureFiles.check(file))
                .filter((Predicate<PictureFile>) Decodable.class::isInstance)
                .map(Decodable.class::cast)
                .flatMap(readable -> PictureDecoder.decode(readable, cover, 10_000))
                .orElseThrow();
    }

    private static void assertQuarters(Frame frame, int upperLeft, int upperRight, int lowerLeft, int lowerRight) {
        assertNear(colourAt(frame, 0.25, 0.25), upperLeft);
        assertNear(colourAt(frame, 0.75, 0.25), upperRight);
        assertNear(colourAt(frame, 0.25, 0.75), lowerLeft);
        assertNear(colourAt(frame, 0.75, 0.75), lowerRight);
    }

    private static int colourAt(Frame frame, double x, double y) {
        long at = 3L
                * (((long) (y * frame.size().heightPx())) * frame.size().widthPx()
                        + (long) (x * frame.size().widthPx()));
        return frame.level(at + 2) << 16 | frame.level(at + 1) << 8 | frame.level(at);
    }

    private static void assertNear(int colour, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(Math.abs((colour >> shift & 0xFF) - (expected >> shift & 0xFF)))
                    .as("%06x for %06x", colour, expected)
                    .isLessThan(12);
        }
    }

    private static int hex(String text) {
        return Integer.parseInt(text, 16);
    }
}
