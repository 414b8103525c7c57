package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.NeedsFixtures;
import app.selfie.imaging.Picture;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The decoders against the real library, fed with the very tensors that it had: no network in between. */
@NeedsFixtures
class RecordedTensorsTest {

    private static final int STRIDE = 16;

    private static RecordedCase caseOf(String raw) {
        return Recordings.cases().stream()
                .filter(one -> one.name().replace('/', '-').equals(raw))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void photographsAreDecodedToTheRecordedBytes() throws Exception {
        for (RecordedCase one : Recordings.cases()) {
            Picture photo = Recordings.photo(one.photo(), false);
            byte[] bgr = photo.pixels().toArray(ValueLayout.JAVA_BYTE);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int at = 0; at < bgr.length; at += 3) {
                digest.update(bgr[at + 2]);
                digest.update(bgr[at + 1]);
                digest.update(bgr[at]);
            }
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .as(one.photo())
                    .isEqualTo(Recordings.rgbSha256(one.photo()));
        }
    }

    @Test
    void everyCaseHasTheRecordedSizeAndPadding() throws Exception {
        for (RecordedCase one : Recordings.cases()) {
            InputGeometry geometry = InputGeometry.of(
                    Recordings.photo(one.photo(), false).size(), one.options().internalResolution(), STRIDE);
            assertThat(geometry.input()).as(one.name()).isEqualTo(one.input());
            assertThat(geometry.padTopPx()).as(one.name()).isEqualTo(one.padTopPx());
            assertThat(geometry.padLeftPx()).as(one.name()).isEqualTo(one.padLeftPx());
        }
    }

    @Test
    void theInputIsTheRecordedOne() throws Exception {
        for (String raw : Recordings.rawCases()) {
            RecordedCase recorded = caseOf(raw);
            Picture photo = Recordings.photo(recorded.photo(), recorded.mirrored());
            InputGeometry geometry =
                    InputGeometry.of(photo.size(), recorded.options().internalResolution(), STRIDE);
            RecordedNetwork network =
                    new RecordedNetwork(Architecture.MOBILENET_V1, STRIDE, Recordings.outputs(raw, geometry));
            new BodyPix(network).segmentPerson(photo, recorded.options());
            float[] interleaved = Recordings.tensor(raw, "input");
            int pixels = interleaved.length / 3;
            double worst = 0;
            for (int i = 0; i < pixels; i++) {
                for (int channel = 0; channel < 3; channel++) {
                    worst = Math.max(
                            worst, Math.abs(network.input()[channel * pixels + i] - interleaved[3 * i + channel]));
                }
            }
            System.out.printf("%s: input differs by at most %.2e%n", raw, worst);
            assertThat(worst).as(raw).isLessThan(1e-6);
        }
    }

    @Test
    void resultsAreTheRecordedOnes() throws Exception {
        for (String raw : Recordings.rawCases()) {
            RecordedCase recorded = caseOf(raw);
            InputGeometry geometry = InputGeometry.of(
                    Recordings.photo(recorded.photo(), false).size(),
                    recorded.options().internalResolution(),
                    STRIDE);
            Parity parity = Parity.of(
                    recorded,
                    new BodyPix(
                            new RecordedNetwork(Architecture.MOBILENET_V1, STRIDE, Recordings.outputs(raw, geometry))));
            System.out.println(raw + ": " + parity);
            assertThat(parity.differentPixels()).isZero();
            assertThat(parity.partsAgreement()).isGreaterThan(0.9999);
            assertThat(parity.leastInstanceIou()).isGreaterThan(0.9999);
            assertThat(parity.keypointsApart()).isZero();
            assertThat(parity.keypointErrorPx()).isLessThan(0.002);
            assertThat(parity.scoreError()).isLessThan(0.001);
        }
    }
}
