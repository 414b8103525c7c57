package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import app.selfie.segmentation.BodyPixModels;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photograph in, people out: every recorded case against what the real library said, each model against its own record. */
@NeedsFixtures
class RecordedCasesTest {

    /**
     * In one photograph the crude weights of quant1 say 0.8946316 and 0.8946313 for the nose in two neighbouring cells. The
     * runtimes sum up in different orders, and the larger of the two is another one in each: two calls, one nose each.
     */
    @ParameterizedTest
    @CsvSource({
        "bodypix-mobilenet050-stride16, 42, 0",
        "bodypix-mobilenet050-stride16-quant1, 10, 2",
        "bodypix-mobilenet050-stride16-quant2, 10, 0"
    })
    void saysWhatTheRealLibrarySaid(String model, int recorded, int allowedApart) throws Exception {
        List<RecordedCase> cases = Recordings.cases().stream()
                .filter(one -> one.model().equals(model))
                .sorted(Comparator.comparing(RecordedCase::photo) // the same picture again needs no second run
                        .thenComparing(RecordedCase::mirrored)
                        .thenComparingDouble(
                                one -> one.options().internalResolution().factor()))
                .toList();
        assertThat(cases).hasSize(recorded);
        Parity worst = new Parity(1, 1, 0, 0, 0, 1, 0);
        long start = System.nanoTime();
        try (BodyPixNetwork network = new RememberingNetwork(BodyPixModels.open(
                FixtureFolder.resolve("models").resolve(model).resolve("model-stride16.json")))) {
            BodyPix bodyPix = new BodyPix(network);
            for (RecordedCase one : cases) {
                Parity parity = Parity.of(one, bodyPix);
                parity.check(one, allowedApart);
                worst = worst.worst(parity);
            }
        }
        System.out.printf(
                "%s, %d cases in %.1f s, worst: %s%n", model, recorded, (System.nanoTime() - start) / 1e9, worst);
        assertThat(worst.keypointsApart()).isLessThanOrEqualTo(allowedApart);
    }
}
