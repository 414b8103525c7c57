package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.ImageSize;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoders of masks and parts, exact and live, against the slow and obvious way. */
class DecodersTest {

    private final Random random = new Random(11);

    /** Random logits, smooth enough that neighbouring cells often agree. */
    private BodyPixOutputs outputs(InputGeometry geometry) {
        BodyPixOutputs outputs = new BodyPixOutputs();
        outputs.reset(geometry.gridHeight(), geometry.gridWidth());
        for (BodyPixHead head : BodyPixHead.values()) {
            float[] values = outputs.values(head);
            for (int i = 0; i < values.length; i++) {
                int cell = i / head.channels();
                double wave = Math.sin(cell % outputs.width() * 0.9 + i % head.channels()) * 4;
                values[i] = (float) (wave + random.nextGaussian());
            }
        }
        return outputs;
    }

    private static InputGeometry geometry(int width, int height, double factor, int stride) {
        return InputGeometry.of(new ImageSize(width, height), new InternalResolution(factor), stride);
    }

    @ParameterizedTest
    @CsvSource({
        "160, 120, 0.5, 16",
        "131, 97, 1, 8",
        "97, 131, 2, 32",
        "250, 90, 0.75, 16",
        "33, 33, 1, 32",
        "60, 21, 0.5, 8"
    })
    void thePersonIsTheSlowWaysPerson(int width, int height, double factor, int stride) {
        InputGeometry geometry = geometry(width, height, factor, stride);
        BodyPixOutputs outputs = outputs(geometry);
        assertThat(new PersonDecoder().decode(outputs, geometry))
                .isEqualTo(NaiveDecoding.picture(outputs.segments(), 1, 0, geometry));
    }

    @ParameterizedTest
    @CsvSource({
        "160, 120, 0.5, 16",
        "131, 97, 1, 8",
        "97, 131, 2, 32",
        "250, 90, 0.75, 16",
        "33, 33, 1, 32",
        "60, 21, 0.5, 8"
    })
    void thePartsAreTheSlowWaysParts(int width, int height, double factor, int stride) {
        InputGeometry geometry = geometry(width, height, factor, stride);
        BodyPixOutputs outputs = outputs(geometry);
        byte[] person = new SoftMask(geometry.picture(), new PersonDecoder().decode(outputs, geometry))
                .over(0.4)
                .toArray();
        assertThat(new PartDecoder().decode(outputs, geometry, person))
                .isEqualTo(NaiveDecoding.parts(outputs, geometry, 0.4));
    }

    @ParameterizedTest
    @CsvSource({"160, 120, 0.5, 16", "250, 90, 0.75, 16", "131, 97, 1, 8"})
    void theLiveMaskIsTheMaskAlmost(int width, int height, double factor, int stride) {
        InputGeometry geometry = geometry(width, height, factor, stride);
        BodyPixOutputs outputs = outputs(geometry);
        float[] exact = NaiveDecoding.picture(outputs.segments(), 1, 0, geometry);
        byte[] exactParts = NaiveDecoding.parts(outputs, geometry, 0.5);
        BodyPixReader reader = new BodyPixReader();
        reader.read(outputs, geometry);
        float[] person = new float[width * height];
        byte[] parts = new byte[width * height];
        reader.person(person, width, height);
        reader.parts(0.5, parts, width, height);
        double difference = 0;
        int same = 0;
        for (int i = 0; i < person.length; i++) {
            difference += Math.abs(person[i] - exact[i]);
            same += parts[i] == exactParts[i] ? 1 : 0;
        }
        assertThat(difference / person.length).isLessThan(0.01);
        assertThat((double) same / person.length).isGreaterThan(0.97);
    }

    @Test
    void theLivePartsLieWhereTheLivePersonIs() {
        InputGeometry geometry = geometry(640, 480, 0.5, 16);
        BodyPixReader reader = new BodyPixReader();
        reader.read(outputs(geometry), geometry);
        float[] person = new float[160 * 120];
        byte[] parts = new byte[160 * 120];
        reader.person(person, 160, 120);
        reader.parts(0.7, parts, 160, 120);
        for (int i = 0; i < parts.length; i++) {
            if (Math.abs(person[i] - 0.7) > 1e-4) { // the table behind the live mask is that good
                assertThat(parts[i] >= 0).isEqualTo(person[i] > 0.7);
            }
        }
    }

    @Test
    void theLiveReaderFollowsAChangeOfSize() {
        BodyPixReader reader = new BodyPixReader();
        float[] large = new float[64 * 48];
        float[] small = new float[32 * 24];
        InputGeometry first = geometry(640, 480, 0.5, 16);
        InputGeometry second = geometry(320, 240, 0.5, 8);
        BodyPixOutputs outputs = outputs(second);
        reader.read(outputs(first), first);
        reader.person(large, 64, 48);
        reader.read(outputs, second);
        reader.person(small, 32, 24);
        BodyPixReader fresh = new BodyPixReader();
        float[] expected = new float[32 * 24];
        fresh.read(outputs, second);
        fresh.person(expected, 32, 24);
        assertThat(small).isEqualTo(expected);
    }

    @Test
    void theLiveReaderNeedsAFrame() {
        assertThatThrownBy(() -> new BodyPixReader().person(new float[1], 1, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new BodyPixReader().poses(PersonOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theQuickSigmoidIsTheSigmoid() {
        for (float logit = -30; logit < 30; logit += 0.013f) {
            assertThat(Math.abs(Sigmoid.quick(logit) - Sigmoid.of(logit))).isLessThan(2e-5f);
        }
        assertThat(Sigmoid.logit(0.7)).isCloseTo(Math.log(7 / 3.0), within(1e-12));
        assertThat(Sigmoid.logit(1)).isInfinite();
    }
}
