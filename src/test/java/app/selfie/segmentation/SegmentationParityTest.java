package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.NeedsFixtures;
import app.selfie.imaging.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our masks against those that the same networks gave in another ONNX Runtime, converted by other code. */
@NeedsFixtures
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegmentationParityTest {

    /** Photographs without a person have a few dozen cells around one half, where rounding decides. */
    private static final int ENOUGH_CELLS_FOR_A_PERSON = 300;

    private final ModelCatalog models = new ModelCatalog(java.util.List.copyOf(BuiltInModel.ALL));

    @AfterAll
    void close() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource({"selfie, general", "selfie-landscape, landscape"})
    void agreesWithTheRecordedMasks(String model, String recorded) throws Exception {
        double rawIou = 0;
        double rawDifference = 0;
        double photoIou = 0;
        double photoDifference = 0;
        int persons = 0;
        int photos = 0;
        SegmentationMask out = new SegmentationMask();
        try (PersonSegmenter segmenter = models.newSegmenter(new ModelId(model))) {
            for (String photo : Fixtures.photos()) {
                try (Frame frame = Fixtures.photo(photo)) {
                    segmenter.segment(frame, frame.size().whole(), out);
                    Mask raw = Fixtures.mask(photo, "onnx-" + recorded + "-raw.png");
                    Mask full = Fixtures.mask(photo, "onnx-" + recorded + ".png");
                    Mask ours = Mask.of(out);
                    Mask oursFull = Mask.onFrame(
                            out, frame.size().widthPx(), frame.size().heightPx());
                    photos++;
                    rawDifference += ours.meanDifference(raw);
                    photoDifference += oursFull.meanDifference(full);
                    assertThat(ours.meanDifference(raw)).as(photo).isLessThan(0.004);
                    if (raw.cellsOverHalf() >= ENOUGH_CELLS_FOR_A_PERSON) {
                        persons++;
                        rawIou += ours.iou(raw);
                        photoIou += oursFull.iou(full);
                        assertThat(ours.iou(raw)).as(photo).isGreaterThan(0.98);
                    }
                }
            }
        }
        System.out.printf(
                "%s: mean IoU %.4f raw, %.4f at photo size (%d photos with people); mean difference %.5f, %.5f (%d)%n",
                model,
                rawIou / persons,
                photoIou / persons,
                persons,
                rawDifference / photos,
                photoDifference / photos,
                photos);
        assertThat(persons).isGreaterThanOrEqualTo(7);
        assertThat(rawIou / persons).isGreaterThan(0.99);
        assertThat(photoIou / persons).isGreaterThan(0.99);
        assertThat(rawDifference / photos).isLessThan(0.002);
        assertThat(photoDifference / photos).isLessThan(0.002);
    }
}
