package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final ImageSize SIZE = new ImageSize(37, 29);
    private static final Rgba RED = Rgba.opaque(255, 0, 0);
    private static final Pose POSE = new Pose(
            1, Joint.ALL.stream().map(joint -> new Keypoint(joint, 1, 0, 0)).toList());

    private final BodyPixPainter painter = new BodyPixPainter();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        painter.close();
    }

    private Frame noise() {
        byte[] bgr = new byte[3 * 37 * 29];
        random.nextBytes(bgr);
        return Frame.of(SIZE, bgr);
    }

    private static Segmentation square(int left, int top, int right, int bottom, int inside, int outside) {
        byte[] labels = new byte[37 * 29];
        Arrays.fill(labels, (byte) outside);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(labels, y * 37 + left, y * 37 + right, (byte) inside);
        }
        return new Segmentation.OnePerson(PixelLabels.of(SIZE, labels), POSE);
    }

    @Test
    void masksCutPeopleOutOfABlackSheet() {
        RgbaPicture mask = MaskPictures.toMask(square(5, 5, 20, 20, 1, 0), MaskStyle.DEFAULT);
        assertThat(mask.at(10, 10)).isEqualTo(new Rgba(0, 0, 0, 0));
        assertThat(mask.at(4, 5)).isEqualTo(new Rgba(0, 0, 0, 255));
        assertThat(mask.toArray()).hasSize(4 * 37 * 29);
    }

    @Test
    void masksOfSeveralPeopleAreOneMask() {
        RgbaPicture mask = MaskPictures.toMask(
                        List.of(square(0, 0, 5, 5, 1, 0), square(10, 10, 15, 15, 1, 0)),
                        MaskStyle.DEFAULT.withForeground(RED))
                .orElseThrow();
        assertThat(mask.at(2, 2)).isEqualTo(RED);
        assertThat(mask.at(12, 12)).isEqualTo(RED);
        assertThat(mask.at(7, 7)).isEqualTo(Rgba.opaque(0, 0, 0));
    }

    @Test
    void nobodyHasNoMask() {
        assertThat(MaskPictures.toMask(List.of(), MaskStyle.DEFAULT)).isEmpty();
        assertThat(MaskPictures.toColoredPartMask(List.of(), PartColours.RAINBOW))
                .isEmpty();
    }

    @Test
    void contoursAreWhatIsPaintedLast() {
        RgbaPicture mask = MaskPictures.toMask(
                square(10, 10, 14, 14, 1, 0),
                MaskStyle.DEFAULT.withForeground(RED).withContour(true));
        Rgba cyan = Rgba.opaque(0, 255, 255);
        assertThat(mask.at(9, 9)).as("painted before, traced afterwards").isEqualTo(cyan);
        assertThat(mask.at(14, 14)).as("traced, then painted over").isEqualTo(Rgba.opaque(0, 0, 0));
        assertThat(mask.at(11, 10)).as("traced by the row below").isEqualTo(cyan);
        assertThat(mask.at(10, 10)).isEqualTo(RED);
    }

    @Test
    void contoursAreTheNaiveOnes() {
        byte[] labels = new byte[37 * 29];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (random.nextInt(3) - 1);
        }
        Segmentation spots = new Segmentation.OnePersonParts(PixelLabels.of(SIZE, labels), POSE);
        MaskStyle style =
                MaskStyle.DEFAULT.withForeground(RED).withContour(true).withForegroundLabels(List.of(0, 1));
        Rgba[] expected = new Rgba[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int x = i % 37;
            int y = i / 37;
            expected[i] = labels[i] >= 0 ? RED : Rgba.opaque(0, 0, 0);
            if (labels[i] >= 0 && x > 0 && y > 0 && x < 36 && y < 28) {
                int[] diagonals = {i - 38, i - 36, i + 36, i + 38};
                if (Arrays.stream(diagonals).anyMatch(at -> labels[at] < 0)) {
                    Arrays.stream(diagonals).forEach(at -> expected[at] = Rgba.opaque(0, 255, 255));
                }
            }
        }
        RgbaPicture mask = MaskPictures.toMask(spots, style);
        for (int i = 0; i < labels.length; i++) {
            assertThat(mask.at(i % 37, i / 37)).as("pixel %d", i).isEqualTo(expected[i]);
        }
    }

    @Test
    void partsAreColouredOnWhite() {
        RgbaPicture mask = MaskPictures.toColoredPartMask(square(5, 5, 20, 20, 12, -1), PartColours.RAINBOW);
        assertThat(mask.at(6, 6)).isEqualTo(PartColours.RAINBOW.get(12));
        assertThat(mask.at(0, 0)).isEqualTo(Rgba.opaque(255, 255, 255));
    }

    @Test
    void aPartWithoutAColourIsRefused() {
        assertThatThrownBy(() -> MaskPictures.toColoredPartMask(square(5, 5, 20, 20, 12, -1), List.of(RED)))
                .hasMessageContaining("12")
                .hasMessageContaining("24");
    }

    @Test
    void theRainbowIsTheKnownOne() {
        assertThat(PartColours.RAINBOW).hasSize(24);
        assertThat(PartColours.RAINBOW.getFirst()).isEqualTo(Rgba.opaque(110, 64, 170));
        assertThat(PartColours.RAINBOW.get(12)).isEqualTo(Rgba.opaque(175, 240, 91));
    }

    @Test
    void aMaskIsLaidOverThePictureByItsOpacity() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            byte[] before = picture.toBgr();
            RgbaPicture mask = MaskPictures.toMask(
                    square(5, 5, 20, 20, 1, 0),
                    MaskStyle.DEFAULT
                            .withForeground(new Rgba(250, 100, 50, 128))
                            .withBackground(new Rgba(9, 9, 9, 0)));
            painter.drawMask(picture, mask, new BlendStyle(0.6, 0, true), target);
            byte[] after = target.toBgr();
            for (int i = 0; i < 37 * 29; i++) {
                int x = i % 37;
                int y = i / 37;
                boolean inside = x >= 5 && x < 20 && y >= 5 && y < 20;
                double alpha = inside ? 0.6 * 128 / 255 : 0;
                int mirrored = y * 37 + 36 - x;
                int[] colour = {50, 100, 250};
                for (int channel = 0; channel < 3; channel++) {
                    double expected = alpha * colour[channel] + (1 - alpha) * (before[3 * i + channel] & 0xFF);
                    assertThat((double) (after[3 * mirrored + channel] & 0xFF))
                            .isBetween(expected - 1.5, expected + 1.5);
                }
            }
        }
    }

    @Test
    void withoutAMaskThePictureIsDrawn() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            painter.drawMask(picture, null, BlendStyle.DEFAULT, target);
            assertThat(target.toBgr()).isEqualTo(picture.toBgr());
        }
    }

    @Test
    void aBlurredMaskHasASoftEdge() {
        try (Frame picture = Frame.of(SIZE, new byte[3 * 37 * 29])) {
            RgbaPicture mask = MaskPictures.toMask(
                    square(0, 0, 18, 29, 1, 0),
                    MaskStyle.DEFAULT.withForeground(RED).withBackground(new Rgba(0, 0, 0, 0)));
            painter.drawMask(picture, mask, new BlendStyle(1, 4, false), picture);
            byte[] bgr = picture.toBgr();
            int row = 3 * 37 * 14;
            assertThat(bgr[row + 2] & 0xFF).isGreaterThan(250);
            assertThat(bgr[row + 3 * 18 + 2] & 0xFF).isBetween(90, 150);
            assertThat(bgr[row + 3 * 36 + 2] & 0xFF).isLessThan(3);
        }
    }

    @Test
    void aMosaicHasCellsAndLines() {
        ImageSize size = new ImageSize(40, 30);
        try (Frame picture = Frame.of(size, new byte[3 * 40 * 30])) {
            byte[] rgba = new byte[4 * 40 * 30];
            for (int i = 0; i < 40 * 30; i++) {
                rgba[4 * i] = (byte) (i % 40 < 10 ? i % 2 * 200 : 80);
                rgba[4 * i + 3] = (byte) 255;
            }
            painter.drawPixelatedMask(picture, RgbaPicture.of(size, rgba), new BlendStyle(1, 0, false), 10, picture);
            byte[] bgr = picture.toBgr();
            assertThat(bgr[3 * (40 * 4 + 4) + 2]).as("the mean of a cell").isEqualTo((byte) 100);
            assertThat(bgr[3 * (40 * 4 + 25) + 2]).isEqualTo((byte) 80);
            assertThat(bgr[3 * (40 * 4 + 20) + 2] & 0xFF).as("half white").isEqualTo(168);
            assertThat(bgr[3 * (40 * 4 + 19) + 1] & 0xFF).isEqualTo(128);
            assertThat(bgr[3 * (40 * 4 + 18) + 1] & 0xFF).isZero();
        }
    }

    @Test
    void theMosaicsPictureShinesThroughByOpacity() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            RgbaPicture mask = MaskPictures.toColoredPartMask(square(5, 5, 20, 20, 3, -1), PartColours.RAINBOW);
            painter.drawPixelatedMask(picture, mask, new BlendStyle(0, 0, false), BodyPixPainter.PIXEL_CELL_PX, target);
            assertThat(target.toBgr()).isEqualTo(picture.toBgr());
            assertThatThrownBy(() -> painter.drawPixelatedMask(picture, mask, BlendStyle.DEFAULT, 30, target))
                    .hasMessageContaining("29");
        }
    }

    @Test
    void bokehKeepsThePersonAndBlursTheRest() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            painter.drawBokehEffect(picture, List.of(square(0, 0, 18, 29, 1, 0)), new BlurStyle(6, 0, false), target);
            byte[] before = picture.toBgr();
            byte[] after = target.toBgr();
            for (int y = 0; y < 29; y++) {
                int row = 3 * 37 * y;
                assertThat(Arrays.copyOfRange(after, row, row + 3 * 18))
                        .isEqualTo(Arrays.copyOfRange(before, row, row + 3 * 18));
            }
            assertThat(roughness(after, 19, 37)).isLessThan(roughness(before, 19, 37) / 10);
        }
    }

    /** Mean difference of neighbours in the given columns. */
    private static double roughness(byte[] bgr, int from, int to) {
        double sum = 0;
        for (int y = 0; y < 29; y++) {
            for (int i = 3 * (37 * y + from); i < 3 * (37 * y + to - 1); i++) {
                sum += Math.abs((bgr[i] & 0xFF) - (bgr[i + 3] & 0xFF));
            }
        }
        return sum / (29.0 * 3 * (to - from - 1));
    }

    @Test
    void facesAreBlurredAndNothingElse() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            Segmentation face = square(10, 8, 26, 22, BodyPart.RIGHT_FACE.id(), BodyPart.TORSO_FRONT.id());
            painter.blurBodyPart(picture, List.of(face), BodyPixPainter.FACE, new BlurStyle(5, 0, true), target);
            RgbaPicture sharp = MaskPictures.toMask(
                    face, MaskStyle.DEFAULT.withContour(true).withForegroundLabels(List.of(BodyPart.RIGHT_FACE.id())));
            byte[] before = picture.toBgr();
            byte[] after = target.toBgr();
            int blurred = 0;
            int unchanged = 0;
            for (int i = 0; i < 37 * 29; i++) {
                int mirrored = 3 * (i - i % 37 + 36 - i % 37);
                boolean kept = before[3 * i] == after[mirrored] && before[3 * i + 1] == after[mirrored + 1];
                if (sharp.at(i % 37, i / 37).alpha() == 255) {
                    assertThat(kept).as("%d, %d", i % 37, i / 37).isTrue();
                } else {
                    blurred++;
                    unchanged += kept ? 1 : 0;
                }
            }
            assertThat(blurred).as("the face without its contour").isBetween(12 * 10, 16 * 14);
            assertThat(unchanged).as("pixels that happen to be their own mean").isLessThan(8);
        }
    }

    @Test
    void withoutPeopleEverythingIsBlurred() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(SIZE)) {
            painter.blurBodyPart(picture, List.of(), BodyPixPainter.FACE, BlurStyle.DEFAULT, target);
            assertThat(roughness(target.toBgr(), 0, 37)).isLessThan(roughness(picture.toBgr(), 0, 37) / 4);
        }
    }

    @Test
    void sizesMustMatch() {
        try (Frame picture = noise();
                Frame target = Frame.allocate(new ImageSize(5, 5))) {
            assertThatThrownBy(() -> painter.drawMask(picture, null, BlendStyle.DEFAULT, target))
                    .hasMessageContaining("37x29")
                    .hasMessageContaining("5x5");
        }
    }
}
