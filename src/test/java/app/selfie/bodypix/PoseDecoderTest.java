package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.ImageSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoseDecoderTest {

    private static final ImageSize PICTURE = new ImageSize(640, 480);
    private static final InputGeometry GEOMETRY = InputGeometry.of(PICTURE, InternalResolution.MEDIUM, 16);

    private final PoseDecoder decoder = new PoseDecoder();

    private List<Pose> decode(SyntheticPerson people, PersonOptions options) {
        decoder.decode(people.outputs(), GEOMETRY, options);
        return decoder.poses();
    }

    @Test
    void givesAnEncodedPoseBack() {
        double[][] figure = SyntheticPerson.figure(150, 40);
        List<Pose> poses = decode(new SyntheticPerson(GEOMETRY).with(figure, 0), PersonOptions.DEFAULT);
        assertThat(poses).hasSize(1);
        Pose pose = poses.getFirst();
        for (Joint joint : Joint.ALL) {
            double[] expected = figure[joint.channel()];
            assertThat(pose.keypoint(joint).xPx()).isCloseTo(expected[0] * 640 / 321, within(0.01));
            assertThat(pose.keypoint(joint).yPx()).isCloseTo(expected[1] * 480 / 241, within(0.01));
            assertThat(pose.keypoint(joint).score()).isCloseTo(1 / (1 + Math.exp(-4)), within(1e-6));
        }
        assertThat(pose.score()).isCloseTo(1 / (1 + Math.exp(-4)), within(1e-6));
    }

    @Test
    void followsAPoseFromWhateverJointIsStrongest() {
        for (Joint strongest : Joint.ALL) {
            double[][] figure = SyntheticPerson.figure(150, 40);
            SyntheticPerson person = new SyntheticPerson(GEOMETRY).with(figure, 0);
            float[] heatmaps = person.outputs().heatmaps();
            for (int i = 0; i < heatmaps.length; i++) {
                if (heatmaps[i] > 0 && i % Joint.COUNT != strongest.channel()) {
                    heatmaps[i] = 1;
                }
            }
            List<Pose> poses = decode(person, PersonOptions.DEFAULT);
            assertThat(poses).as("from %s", strongest).hasSize(1);
            assertThat(poses.getFirst().keypoint(Joint.RIGHT_ANKLE).xPx()).isCloseTo(130 * 640 / 321.0, within(0.01));
        }
    }

    @Test
    void tellsTwoPeopleApartStrongestFirst() {
        SyntheticPerson people = new SyntheticPerson(GEOMETRY)
                .with(SyntheticPerson.figure(80, 40), 0)
                .with(SyntheticPerson.figure(240, 44), 1);
        List<Pose> poses = decode(people, PersonOptions.DEFAULT);
        assertThat(poses).hasSize(2);
        assertThat(poses.get(0).keypoint(Joint.NOSE).xPx()).isCloseTo(240 * 640 / 321.0, within(0.01));
        assertThat(poses.get(1).keypoint(Joint.NOSE).xPx()).isCloseTo(80 * 640 / 321.0, within(0.01));
    }

    @Test
    void stopsAtTheMostDetections() {
        SyntheticPerson people = new SyntheticPerson(GEOMETRY)
                .with(SyntheticPerson.figure(80, 40), 0)
                .with(SyntheticPerson.figure(240, 44), 1);
        assertThat(decode(people, PersonOptions.DEFAULT.withMaxDetections(1))).hasSize(1);
    }

    @Test
    void countsAKeypointThatAStrongerPoseHasClaimedOnce() {
        SyntheticPerson people = new SyntheticPerson(GEOMETRY)
                .with(SyntheticPerson.figure(80, 40), 0)
                .with(SyntheticPerson.figure(240, 44), 1);
        List<Pose> wide = decode(people, PersonOptions.DEFAULT.withNmsRadius(200));
        assertThat(wide).as("every start of the second lies near the first's").hasSize(1);
    }

    @Test
    void findsNobodyUnderTheScoreThreshold() {
        SyntheticPerson people = new SyntheticPerson(GEOMETRY).with(SyntheticPerson.figure(150, 40), 0);
        assertThat(decode(people, PersonOptions.DEFAULT.withScoreThreshold(0.99)))
                .isEmpty();
        assertThat(decode(people, PersonOptions.DEFAULT.withScoreThreshold(0.98)))
                .hasSize(1);
    }

    @Test
    void forgetsTheFrameBefore() {
        decode(new SyntheticPerson(GEOMETRY).with(SyntheticPerson.figure(150, 40), 0), PersonOptions.DEFAULT);
        decoder.decode(new SyntheticPerson(GEOMETRY).outputs(), GEOMETRY, PersonOptions.DEFAULT);
        assertThat(decoder.count()).isZero();
        assertThatThrownBy(() -> decoder.score(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesAGridThatIsNotTheGeometrys() {
        BodyPixOutputs outputs = new BodyPixOutputs();
        outputs.reset(16, 20);
        assertThatThrownBy(() -> decoder.decode(outputs, GEOMETRY, PersonOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("21x16")
                .hasMessageContaining("20x16");
    }
}
