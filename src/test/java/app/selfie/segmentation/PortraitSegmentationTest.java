package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both networks on the drawn person, whose true mask is known exactly: the whole frame first, then their region. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortraitSegmentationTest {

    private static final double[] PHASES = {0, 0.1, 0.25, 0.6, 0.8};

    private final ModelCatalog models = new ModelCatalog(List.copyOf(BuiltInModel.ALL));
    private final SegmentationMask mask = new SegmentationMask();

    @AfterAll
    void close() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource({
        "selfie, 640, 480, 0.44, 0.36",
        "selfie, 640, 480, 0.40, 0.30",
        "selfie, 640, 480, 0.30, 0.36",
        "selfie, 640, 480, 0.60, 0.30",
        "selfie, 480, 640, 0.42, 0.24",
        "selfie, 1280, 720, 0.45, 0.33",
        "selfie-landscape, 640, 480, 0.44, 0.36",
        "selfie-landscape, 640, 480, 0.40, 0.30",
        "selfie-landscape, 640, 480, 0.35, 0.26",
        "selfie-landscape, 480, 640, 0.42, 0.24",
    })
    void cutsOutTheDrawnPerson(String model, int width, int height, double centreX, double scale) {
        Portrait portrait = new Portrait(width, height);
        double worst = 1;
        double sum = 0;
        try (PersonSegmenter segmenter = models.newSegmenter(new ModelId(model))) {
            for (double phase : PHASES) {
                Pose pose = new Pose(centreX, scale, phase);
                Mask truth = truth(portrait.truth(pose));
                PersonTracker tracker = new PersonTracker();
                try (Frame frame = frame(portrait.picture(pose))) {
                    for (int pass = 0; pass < 2; pass++) {
                        segmenter.segment(frame, tracker.region(frame.size()), mask);
                        tracker.observe(mask, pass);
                        double iou = Mask.onFrame(mask, width, height).iou(truth);
                        worst = Math.min(worst, iou);
                        sum += iou;
                    }
                }
            }
        }
        System.out.printf(
                "%s, %dx%d, face at %.2f, %.2f high: IoU with the truth %.3f, worst %.3f%n",
                model, width, height, centreX, scale, sum / (2 * PHASES.length), worst);
        assertThat(worst).isGreaterThan(0.98);
    }

    private static Frame frame(BufferedImage picture) {
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        return Frame.of(new ImageSize(picture.getWidth(), picture.getHeight()), bgr);
    }

    private static Mask truth(BufferedImage grey) {
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (bytes[i] & 0xFF) / 255f;
        }
        return new Mask(grey.getWidth(), grey.getHeight(), values);
    }
}
