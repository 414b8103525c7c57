package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyPixTest {

    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final int STRIDE = 16;
    private static final double[][] LEFT = SyntheticPerson.figure(80, 40);
    private static final double[][] RIGHT = SyntheticPerson.figure(240, 44);

    private static Picture noise(ImageSize size) {
        byte[] bgr = new byte[Math.toIntExact(3 * size.pixels())];
        new Random(3).nextBytes(bgr);
        return Picture.of(size, bgr);
    }

    private static BodyPix twoPeople() {
        InputGeometry geometry = InputGeometry.of(SIZE, InternalResolution.MEDIUM, STRIDE);
        SyntheticPerson people = new SyntheticPerson(geometry)
                .with(LEFT, 0)
                .with(RIGHT, 1)
                .withBody(3, 1, 8, 14, BodyPart.TORSO_FRONT.id(), LEFT)
                .withBody(13, 1, 18, 14, BodyPart.LEFT_FACE.id(), RIGHT);
        return new BodyPix(new RecordedNetwork(Architecture.MOBILENET_V1, STRIDE, people.outputs()));
    }

    @Test
    void putsEverybodyIntoOneMask() {
        Segmentation.Person person = twoPeople().segmentPerson(noise(SIZE), PersonOptions.DEFAULT);
        assertThat(person.size()).isEqualTo(SIZE);
        assertThat(person.labels().at(170, 200)).isEqualTo(1);
        assertThat(person.labels().at(490, 200)).isEqualTo(1);
        assertThat(person.labels().at(330, 200)).isZero();
        assertThat(person.probability().at(170, 200)).isCloseTo(0.982f, within(0.001f));
        assertThat(person.allPoses()).hasSize(2);
        assertThat(person.labels().count(1) + person.labels().count(0)).isEqualTo(640 * 480);
    }

    @Test
    void thresholdsTheSameProbabilityAgain() {
        Segmentation.Person person = twoPeople().segmentPerson(noise(SIZE), PersonOptions.DEFAULT);
        assertThat(person.probability().over(0.7).toArray())
                .isEqualTo(person.labels().toArray());
        assertThat(person.probability().over(0.1).count(1))
                .isGreaterThan(person.labels().count(1));
        assertThat(person.probability().toArray()).hasSize(640 * 480);
    }

    @Test
    void namesTheParts() {
        Segmentation.PersonParts parts = twoPeople().segmentPersonParts(noise(SIZE), PersonOptions.DEFAULT);
        assertThat(parts.labels().at(170, 200)).isEqualTo(BodyPart.TORSO_FRONT.id());
        assertThat(parts.labels().at(490, 200)).isEqualTo(BodyPart.LEFT_FACE.id());
        assertThat(parts.labels().at(330, 200)).isEqualTo(PixelLabels.NO_PART);
        assertThat(parts.allPoses()).hasSize(2);
        assertThat(parts.probability().at(330, 200)).isLessThan(0.01f);
    }

    @Test
    void tellsPeopleApart() {
        List<Segmentation.OnePerson> people = twoPeople().segmentMultiPerson(noise(SIZE), MultiPersonOptions.DEFAULT);
        assertThat(people).hasSize(2);
        assertThat(people.get(0).pose().keypoint(Joint.NOSE).xPx()).isCloseTo(240 * 640 / 321.0, within(0.01));
        assertThat(people.get(0).labels().at(490, 200)).isEqualTo(1);
        assertThat(people.get(0).labels().at(170, 200)).isZero();
        assertThat(people.get(1).labels().at(170, 200)).isEqualTo(1);
        assertThat(people.get(1).labels().at(490, 200)).isZero();
    }

    @Test
    void cutsThePartsByThePeople() {
        List<Segmentation.OnePersonParts> people =
                twoPeople().segmentMultiPersonParts(noise(SIZE), MultiPersonOptions.DEFAULT);
        assertThat(people).hasSize(2);
        assertThat(people.get(0).labels().at(490, 200)).isEqualTo(BodyPart.LEFT_FACE.id());
        assertThat(people.get(0).labels().at(170, 200)).isEqualTo(PixelLabels.NO_PART);
        assertThat(people.get(1).labels().at(170, 200)).isEqualTo(BodyPart.TORSO_FRONT.id());
        assertThat(people.get(1).pose().score()).isGreaterThan(0.9);
    }

    @Test
    void findsNobodyWhoseKeypointsAreAllTooWeakToBeAPerson() {
        MultiPersonOptions strict =
                MultiPersonOptions.DEFAULT.withPerson(PersonOptions.DEFAULT.withScoreThreshold(0.985));
        assertThat(twoPeople().segmentMultiPerson(noise(SIZE), strict)).hasSize(1);
    }

    @Test
    void losesThePixelsWhoseGuessesAllLeaveTheGrid() {
        InputGeometry geometry = InputGeometry.of(SIZE, InternalResolution.MEDIUM, STRIDE);
        SyntheticPerson lost = new SyntheticPerson(geometry)
                .with(LEFT, 0)
                .withBody(3, 1, 8, 14, BodyPart.TORSO_FRONT.id(), SyntheticPerson.figure(-9000, -9000));
        BodyPix bodyPix = new BodyPix(new RecordedNetwork(Architecture.MOBILENET_V1, STRIDE, lost.outputs()));
        List<Segmentation.OnePerson> people = bodyPix.segmentMultiPerson(noise(SIZE), MultiPersonOptions.DEFAULT);
        assertThat(people).hasSize(1);
        assertThat(people.getFirst().labels().count(1)).isZero();
    }

    @Test
    void flippingIsNotLookedAt() {
        BodyPix bodyPix = twoPeople();
        assertThat(bodyPix.segmentPerson(noise(SIZE), PersonOptions.DEFAULT.withFlipHorizontal(true))
                        .allPoses())
                .isEqualTo(bodyPix.segmentPerson(noise(SIZE), PersonOptions.DEFAULT)
                        .allPoses());
    }

    @Test
    void showsTheNetworksOwnOutputs() {
        Picture picture = noise(SIZE);
        try (Frame frame = picture.toFrame()) {
            Activation seen = twoPeople()
                    .segmentPersonPartsActivation(frame, InternalResolution.MEDIUM, Activation.DEFAULT_THRESHOLD);
            assertThat(seen.outputs().width()).isEqualTo(21);
            assertThat(seen.geometry().input()).isEqualTo(new ImageSize(321, 241));
            assertThat(seen.labels().at(170, 200)).isEqualTo(BodyPart.TORSO_FRONT.id());
        }
    }

    @Test
    void preparesThePictureAsTheArchitectureWantsIt() {
        ImageSize size = new ImageSize(75, 48);
        for (Architecture architecture : Architecture.values()) {
            InputGeometry geometry = InputGeometry.of(size, InternalResolution.FULL, STRIDE);
            RecordedNetwork network =
                    new RecordedNetwork(architecture, STRIDE, new SyntheticPerson(geometry).outputs());
            new BodyPix(network)
                    .segmentPerson(noise(size), PersonOptions.DEFAULT.withInternalResolution(InternalResolution.FULL));
            float[] expected = naiveInput(size, geometry, architecture);
            assertThat(network.input()).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(Math.abs(network.input()[i] - expected[i]))
                        .as("value %d", i)
                        .isLessThan(1e-4f);
            }
        }
    }

    /** Padded, then resized without any alignment, then scaled; red first. */
    private static float[] naiveInput(ImageSize size, InputGeometry g, Architecture architecture) {
        int width = g.input().widthPx();
        int height = g.input().heightPx();
        float[] input = new float[3 * width * height];
        byte[] bgr = new byte[Math.toIntExact(3 * size.pixels())];
        new Random(3).nextBytes(bgr);
        for (int i = 0; i < input.length; i++) {
            int channel = i / (width * height);
            double x = (i % width) * (double) g.paddedWidthPx() / width;
            double y = (i / width % height) * (double) g.paddedHeightPx() / height;
            double upper = mix(naive(bgr, size, g, channel, x, y), naive(bgr, size, g, channel, x + 1, y), x);
            double lower = mix(naive(bgr, size, g, channel, x, y + 1), naive(bgr, size, g, channel, x + 1, y + 1), x);
            input[i] = (float) (mix(upper, lower, y) * architecture.scale() + architecture.offset(channel));
        }
        return input;
    }

    private static double mix(double from, double to, double position) {
        return from + (to - from) * (position - Math.floor(position));
    }

    private static double naive(byte[] bgr, ImageSize size, InputGeometry g, int channel, double x, double y) {
        int column = Math.min((int) x, g.paddedWidthPx() - 1) - g.padLeftPx();
        int row = Math.min((int) y, g.paddedHeightPx() - 1) - g.padTopPx();
        boolean inside = column >= 0 && row >= 0 && column < size.widthPx() && row < size.heightPx();
        return inside ? bgr[3 * (row * size.widthPx() + column) + 2 - channel] & 0xFF : 0;
    }

    @Test
    void refusesANetworkWhoseGridIsNotItsStrides() {
        BodyPix bodyPix = new BodyPix(new RecordedNetwork(Architecture.MOBILENET_V1, 8, new BodyPixOutputs()));
        assertThatThrownBy(() -> bodyPix.segmentPerson(noise(SIZE), PersonOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("41x31")
                .hasMessageContaining("1x1");
    }
}
