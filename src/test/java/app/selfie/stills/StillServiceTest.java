package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.TestBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Picture;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stills of the drawn person, with the real network and the real scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StillServiceTest {

    private static final ImageSize SIZE = new ImageSize(321, 243);
    private static final UserId ADA = new UserId(UUID.fromString("00000000-0000-0000-0000-00000000ada0"));
    private static final BackdropChoice MOON = new BackdropChoice.Scene(new BackgroundId("moon"));
    private static final BackdropChoice GREEN = new BackdropChoice.Plain(0x00FF00);
    private static final String SECRET = "48.8584 N";

    private final ModelCatalog models = new ModelCatalog(Path.of("target", "no-such-folder", "models"));
    private final Backgrounds backgrounds = TestBackgrounds.scenesOnly();
    private final StillService studio = new StillService(models, backgrounds, StillRendererPoolTest.limits());
    private final byte[] filmed = StillFiles.portrait(SIZE);

    @AfterAll
    void close() {
        studio.close();
        models.close();
    }

    private byte[] render(byte[] original, byte[] matte, Recipe recipe) {
        try (RenderedFile file = studio.render(ADA, () -> new StillLayers(original, matte), recipe)) {
            return file.bytes();
        }
    }

    private byte[] cutOut(byte[] original, byte[] matte, boolean mirrored) {
        try (RenderedFile file = studio.cutOut(ADA, () -> new StillLayers(original, matte), mirrored)) {
            return file.bytes();
        }
    }

    static Stream<Arguments> everyBackdrop() {
        return Stream.of(MOON, GREEN, new BackdropChoice.Blur(0.7f), new BackdropChoice.None())
                .flatMap(backdrop -> Stream.of(Arguments.of(backdrop, false), Arguments.of(backdrop, true)));
    }

    @ParameterizedTest
    @MethodSource("everyBackdrop")
    void theLayersOfAStillGiveItsPictureAgain(BackdropChoice backdrop, boolean mirrored) {
        Recipe recipe = StillFiles.recipe(backdrop, mirrored);

        Still still = studio.develop(ADA, filmed, recipe, BodyEffect.NONE);

        assertThat(still.size()).isEqualTo(SIZE);
        assertThat(still.recipe()).isEqualTo(recipe);
        assertThat(still.original()).isEqualTo(filmed);
        assertThat(render(still.original(), still.matte(), recipe)).isEqualTo(still.picture());
        assertThat(still.picture()).isNotEqualTo(filmed);
    }

    @Test
    void everyPixelIsThePersonsOrTheBackdropsByTheMatte() throws IOException {
        Still still = studio.develop(ADA, filmed, StillFiles.recipe(GREEN, false), BodyEffect.NONE);

        byte[] alpha = matte(still);
        byte[] person = StillFiles.pixels(filmed);
        byte[] picture = StillFiles.pixels(still.picture());
        byte[] expected = new byte[picture.length];
        byte[] green = {0, (byte) 255, 0};
        for (int i = 0; i < expected.length; i++) {
            int a = alpha[i / 3] & 0xFF;
            expected[i] = (byte) ((a * (person[i] & 0xFF) + (255 - a) * (green[i % 3] & 0xFF) + 127) / 255);
        }
        // the edge's colours are changed on purpose, and JPEG loses a little: neither shows in the mean
        assertThat(meanDifference(picture, expected)).as("levels").isLessThan(2.5);
        assertThat(share(alpha, 255)).as("of the picture is the person").isBetween(0.15, 0.6);
        assertThat(share(alpha, 0)).as("of the picture is the room").isGreaterThan(0.3);
    }

    @Test
    void aMirroredPersonStandsOnTheOtherSideAndTheMatteStaysAsFilmed() throws IOException {
        Still straight = studio.develop(ADA, filmed, StillFiles.recipe(GREEN, false), BodyEffect.NONE);
        Still mirrored = studio.develop(ADA, filmed, StillFiles.recipe(GREEN, true), BodyEffect.NONE);

        byte[] flipped = StillFiles.flipped(StillFiles.pixels(straight.picture()), SIZE.widthPx(), 3);
        assertThat(meanDifference(StillFiles.pixels(mirrored.picture()), flipped))
                .as("levels")
                .isLessThan(1);
        assertThat(meanDifference(StillFiles.pixels(mirrored.picture()), StillFiles.pixels(straight.picture())))
                .as("levels; the person is not in the middle")
                .isGreaterThan(10);
        assertThat(matte(mirrored)).isEqualTo(matte(straight));
        assertThat(mirrored.original()).isEqualTo(filmed);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aSceneIsNeverMirrored(boolean mirrored) throws IOException {
        Still still = studio.develop(ADA, filmed, StillFiles.recipe(MOON, mirrored), BodyEffect.NONE);

        Picture moon = backgrounds.drawn(ADA, new BackgroundId("moon"), SIZE).orElseThrow();
        byte[] scene;
        try (Frame frame = moon.toFrame()) {
            scene = frame.toBgr();
        }
        byte[] alpha = mirrored ? StillFiles.flipped(matte(still), SIZE.widthPx(), 1) : matte(still);
        byte[] picture = StillFiles.pixels(still.picture());
        assertThat(meanDifferenceWhereClear(picture, scene, alpha)).as("levels").isLessThan(3);
        assertThat(meanDifferenceWhereClear(picture, StillFiles.flipped(scene, SIZE.widthPx(), 3), alpha))
                .as("levels from a mirrored scene")
                .isGreaterThan(6);
    }

    @Test
    void withoutABackdropThePictureIsTheFrame() {
        Still still = studio.develop(ADA, filmed, StillFiles.recipe(new BackdropChoice.None(), true), BodyEffect.NONE);

        byte[] flipped = StillFiles.flipped(StillFiles.pixels(filmed), SIZE.widthPx(), 3);
        assertThat(meanDifference(StillFiles.pixels(still.picture()), flipped))
                .as("levels")
                .isLessThan(2);
    }

    @Test
    void theBlurLeavesThePersonSharpAndTheRoomNot() throws IOException {
        Still still =
                studio.develop(ADA, filmed, StillFiles.recipe(new BackdropChoice.Blur(1), false), BodyEffect.NONE);

        byte[] alpha = matte(still);
        byte[] picture = StillFiles.pixels(still.picture());
        byte[] before = StillFiles.pixels(filmed);
        assertThat(roughness(picture, alpha, 0)).isLessThan(0.3 * roughness(before, alpha, 0));
        assertThat(roughness(picture, alpha, 255)).isGreaterThan(0.8 * roughness(before, alpha, 255));
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 1919", "1919, 17", "641, 479", "1080, 1920", "1920, 1080", "1600, 1200"})
    void everySizeUpToTheLargestIsDeveloped(int width, int height) throws IOException {
        ImageSize size = new ImageSize(width, height);

        Still still = studio.develop(ADA, StillFiles.grey(size), StillFiles.recipe(MOON, true), BodyEffect.NONE);

        assertThat(still.size()).isEqualTo(size);
        assertThat(StillFiles.pixels(still.picture())).hasSize((int) size.pixels() * 3);
        assertThat(matte(still)).hasSize((int) size.pixels());
    }

    @ParameterizedTest
    @CsvSource({"1921, 1000", "1000, 1921", "1920, 1081", "15, 16", "16, 15", "4000, 3000"})
    void otherSizesAreRefused(int width, int height) {
        assertProblem(StillProblem.DIMENSIONS, StillFiles.grey(new ImageSize(width, height)));
    }

    @Test
    void whatIsNotASequentialJpegFileIsRefused() {
        assertProblem(StillProblem.NOT_A_JPEG, new byte[0]);
        assertProblem(StillProblem.NOT_A_JPEG, StillFiles.png(SIZE));
        assertProblem(StillProblem.NOT_A_JPEG, StillFiles.progressive(SIZE));
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        assertProblem(StillProblem.DAMAGED, Arrays.copyOf(filmed, filmed.length - 1));
        assertProblem(StillProblem.DAMAGED, Arrays.copyOf(filmed, filmed.length / 2));
    }

    /** A decoder would fill the rest with grey, and that would be kept. */
    @Test
    void aFileThatSaysItIsLargerThanItIsIsRefused() {
        byte[] lying = filmed.clone();
        int at = 2;
        while ((lying[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((lying[at + 2] & 0xFF) << 8 | (lying[at + 3] & 0xFF));
        }
        lying[at + 5] = (byte) (1080 >> 8);
        lying[at + 6] = (byte) 1080;
        lying[at + 7] = (byte) (1920 >> 8);
        lying[at + 8] = (byte) 1920;

        assertProblem(StillProblem.DAMAGED, lying);
    }

    @Test
    void nothingSaysWhereTheFrameWasTaken() {
        Still still = studio.develop(
                ADA, StillFiles.withExif(filmed, SECRET), StillFiles.recipe(GREEN, false), BodyEffect.NONE);

        assertThat(still.original()).isEqualTo(filmed);
        for (byte[] file : new byte[][] {still.original(), still.matte(), still.picture()}) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "Exif");
        }
    }

    @Test
    void aModelOrABackgroundThatIsGoneIsNamed() {
        Recipe recipe = StillFiles.recipe(GREEN, false);
        Recipe otherModel = new Recipe(GREEN, false, recipe.edge(), new ModelId("nobodys"), recipe.takenAt());
        Recipe otherScene = recipe.with(new BackdropChoice.Scene(new BackgroundId("nowhere")));

        assertThatThrownBy(() -> studio.develop(ADA, filmed, otherModel, BodyEffect.NONE))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.GONE))
                .hasMessageContaining("nobodys");
        assertThatThrownBy(() -> studio.develop(ADA, filmed, otherScene, BodyEffect.NONE))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(StillProblem.GONE))
                .hasMessageContaining("nowhere");
    }

    @Test
    void layersThatDoNotBelongTogetherAreRefused() {
        Still still = studio.develop(ADA, filmed, StillFiles.recipe(GREEN, false), BodyEffect.NONE);
        byte[] other = StillFiles.grey(new ImageSize(320, 240));

        assertThatThrownBy(() -> render(other, still.matte(), still.recipe()))
                .hasMessageContaining("321x243")
                .hasMessageContaining("320x240");
        assertThatThrownBy(() -> render(filmed, filmed, still.recipe())).isInstanceOf(StillException.class);
        assertThatThrownBy(() -> cutOut(filmed, new byte[0], false)).isInstanceOf(StillException.class);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theCutOutHoldsThePersonAndNothingOfTheRoom(boolean mirrored) throws IOException {
        Still still = studio.develop(ADA, filmed, StillFiles.recipe(GREEN, mirrored), BodyEffect.NONE);

        byte[] png = cutOut(still.original(), still.matte(), mirrored);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        byte[] alpha = mirrored ? StillFiles.flipped(matte(still), SIZE.widthPx(), 1) : matte(still);
        byte[] frame = StillFiles.pixels(filmed);
        byte[] film = mirrored ? StillFiles.flipped(frame, SIZE.widthPx(), 3) : frame;
        for (int i = 0; i < alpha.length; i++) {
            int argb = image.getRGB(i % SIZE.widthPx(), i / SIZE.widthPx());
            assertThat(argb >>> 24).isEqualTo(alpha[i] & 0xFF);
            if (alpha[i] == 0) {
                assertThat(argb).isZero();
            } else if (alpha[i] == (byte) 255) {
                assertThat((byte) argb).isEqualTo(film[3 * i]);
                assertThat((byte) (argb >> 16)).isEqualTo(film[3 * i + 2]);
            }
        }
    }

    @Test
    void colourKeepsItsFullResolution() {
        ImageSize size = new ImageSize(64, 64);
        byte[] stripes = new byte[64 * 64 * 3];
        for (int i = 0; i < 64 * 64; i++) {
            stripes[3 * i + (i % 2 == 0 ? 0 : 2)] = (byte) 200; // blue and red columns, one pixel each
        }
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, stripes)) {
            byte[] fine = StillFiles.pixels(codec.encodeFine(frame, StillRenderer.QUALITY));
            byte[] usual = StillFiles.pixels(codec.encode(frame, StillRenderer.QUALITY));
            assertThat(meanDifference(fine, stripes)).isLessThan(4);
            assertThat(meanDifference(usual, stripes)).isGreaterThan(20);
        }
    }

    private void assertProblem(StillProblem problem, byte[] file) {
        assertThatThrownBy(() -> studio.develop(ADA, file, StillFiles.recipe(GREEN, false), BodyEffect.NONE))
                .isInstanceOfSatisfying(
                        StillException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static byte[] matte(Still still) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(still.matte()));
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    private static double share(byte[] alpha, int level) {
        int count = 0;
        for (byte a : alpha) {
            count += (a & 0xFF) == level ? 1 : 0;
        }
        return (double) count / alpha.length;
    }

    private static double meanDifference(byte[] one, byte[] other) {
        return meanDifferenceWhereClear(one, other, new byte[one.length / 3]);
    }

    private static double meanDifferenceWhereClear(byte[] one, byte[] other, byte[] alpha) {
        assertThat(one).hasSameSizeAs(other);
        long sum = 0;
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            if (alpha[i / 3] == 0) {
                sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
                count++;
            }
        }
        return (double) sum / count;
    }

    /** The mean difference of neighbours, in levels, where the matte has one level. */
    private static double roughness(byte[] bgr, byte[] alpha, int level) {
        long sum = 0;
        long count = 0;
        for (int i = 0; i + 1 < alpha.length; i++) {
            if ((alpha[i] & 0xFF) == level && alpha[i + 1] == alpha[i] && (i + 1) % SIZE.widthPx() != 0) {
                sum += Math.abs((bgr[3 * i + 1] & 0xFF) - (bgr[3 * i + 4] & 0xFF));
                count++;
            }
        }
        return (double) sum / count;
    }
}
