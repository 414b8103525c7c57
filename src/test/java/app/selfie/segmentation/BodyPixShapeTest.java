package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Region;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real MobileNetV1 0.50 on a webcam's clip: it was never shown a stretched picture, and must not be. The yardstick is
 * what the selfie network, which was trained on stretched pictures, finds in the same frames.
 */
@NeedsFixtures
class BodyPixShapeTest {

    private static final ModelId ID = new ModelId("bodypix-mobilenet-050");
    private static final int FRAMES = 40;

    @TempDir
    Path folder;

    /** Of the clip, an upright part as phones film it too. */
    @ParameterizedTest
    @CsvSource({"0, 0, 640, 480, 0.0", "140, 0, 360, 480, 0.01"})
    void findsMoreOfThePersonInTheirOwnShape(int x, int y, int width, int height, double gain) throws Exception {
        BodyPixModel model = BodyPixModel.in(folder).getFirst();
        BodyPixFixtures.model("bodypix-mobilenet050-stride16", Files.createDirectories(model.folder()));
        ImportedModel own = model.load().orElseThrow();
        Region part = new Region(x, y, width, height);

        try (AppearanceSettings selfie = new AppearanceSettings(
                        BuiltInModel.ALL.getFirst().load().orElseThrow());
                AppearanceSettings stretched = new AppearanceSettings(
                        ImportedModel.stretching(own.onnx(), own.inputSize(), own.outputSize()));
                AppearanceSettings inShape = new AppearanceSettings(own);
                JpegCodec codec = new JpegCodec();
                Frame filmed = Frame.allocate(new ImageSize(width, height))) {
            List<byte[]> clip = MjpegClip.pictures(Files.readAllBytes(FixtureFolder.resolve("webcam-640x480.mjpeg")));
            for (byte[] jpeg : clip.subList(0, FRAMES)) {
                try (Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                    frame.stretchTo(part, filmed);
                    Mask reference = selfie.at(filmed);
                    stretched.compare(filmed, reference);
                    inShape.compare(filmed, reference);
                }
            }

            System.out.printf(
                    "%dx%d: IoU %.4f stretched, %.4f in its own shape; the region changed %d and %d times%n",
                    width,
                    height,
                    stretched.sum / FRAMES,
                    inShape.sum / FRAMES,
                    stretched.regionChanges,
                    inShape.regionChanges);
            assertThat(inShape.sum / FRAMES).isGreaterThan(stretched.sum / FRAMES + gain);
            assertThat(inShape.regionChanges).isLessThanOrEqualTo(FRAMES / 10);
        }
    }

    /** One way of looking at a stream. */
    private static final class AppearanceSettings implements AutoCloseable {

        private final OnnxModel network;
        private final PersonSegmenter segmenter;
        private final PersonTracker tracker = new PersonTracker();
        private final SegmentationMask mask = new SegmentationMask();
        private double sum;
        private int regionChanges;
        private int frames;

        AppearanceSettings(ImportedModel imported) throws ModelImportException {
            network = OnnxModel.load(ID, imported);
            segmenter = new OnnxPersonSegmenter(network);
        }

        Mask at(Frame frame) {
            Region region = tracker.region(frame.size());
            segmenter.segment(frame, region, mask);
            tracker.observe(mask, frames++);
            if (!region.equals(tracker.region(frame.size()))) {
                regionChanges++;
            }
            return Mask.onFrame(mask, frame.size().widthPx(), frame.size().heightPx());
        }

        void compare(Frame frame, Mask reference) {
            sum += at(frame).iou(reference);
        }

        @Override
        public void close() {
            segmenter.close();
            network.close();
        }
    }
}
