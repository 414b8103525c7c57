package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms without anybody, as a camera on a table films them: the same picture again and again, but for the sensor's noise. */
@NeedsFixtures
class EmptyRoomTest {

    private static final int FRAMES = 60;
    private static final long FRAME_NANOS = 1_000_000_000L / 30;

    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(strings = {"13-no-person-porch.jpg", "14-no-person-dark-interior.jpg"})
    void showsNothingOfIt(String photo) throws Exception {
        assertThat(mostShown(photo, 0)).isZero();
        assertThat(mostShown(photo, 6)).isZero();
    }

    @Test
    void showsWhoIsThereFromTheFirstFrame() throws Exception {
        byte[] jpeg = Files.readAllBytes(FixtureFolder.resolve("photos/01-selfie-woman.jpg"));
        try (ModelCatalog models = new ModelCatalog(List.copyOf(BuiltInModel.ALL));
                PersonSegmenter selfie = models.newSegmenter(new ModelId("selfie"));
                JpegCodec codec = new JpegCodec();
                Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            SegmentationMask mask = new SegmentationMask();
            new PeopleFinder().find(frame, new PersonTracker(), selfie, 0, mask);
            assertThat(shown(mask, frame.size())).isGreaterThan(0.1);
        }
    }

    /** The largest share of the frame that is laid over the background, of all frames and models. */
    private double mostShown(String photo, int noise) throws Exception {
        byte[] jpeg = Files.readAllBytes(FixtureFolder.resolve("photos/" + photo));
        double most = 0;
        try (ModelCatalog models = new ModelCatalog(List.copyOf(BuiltInModel.ALL));
                PersonSegmenter selfie = models.newSegmenter(new ModelId("selfie"));
                PersonSegmenter landscape = models.newSegmenter(new ModelId("selfie-landscape"));
                JpegCodec codec = new JpegCodec();
                Frame still = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            for (PersonSegmenter segmenter : List.of(selfie, landscape)) {
                PeopleFinder finder = new PeopleFinder();
                PersonTracker tracker = new PersonTracker();
                SegmentationMask mask = new SegmentationMask();
                try (MaskSmoother smoother = new MaskSmoother()) {
                    for (int i = 0; i < FRAMES; i++) {
                        try (Frame frame = withNoise(still, noise)) {
                            finder.find(frame, tracker, segmenter, i * FRAME_NANOS, mask);
                            smoother.smooth(frame, mask);
                            most = Math.max(most, shown(mask, frame.size()));
                        }
                    }
                }
            }
        }
        return most;
    }

    private Frame withNoise(Frame still, int amplitude) {
        byte[] bgr = still.toBgr();
        for (int i = 0; amplitude > 0 && i < bgr.length; i++) {
            int level = (bgr[i] & 0xFF) + random.nextInt(2 * amplitude + 1) - amplitude;
            bgr[i] = (byte) Math.clamp(level, 0, 255);
        }
        return Frame.of(still.size(), bgr);
    }

    private static double shown(SegmentationMask mask, ImageSize frame) {
        int cells = 0;
        for (int i = 0; i < mask.width() * mask.height(); i++) {
            cells += mask.probabilities()[i] > 0.1f ? 1 : 0;
        }
        double ofRegion = (double) mask.region().widthPx() * mask.region().heightPx() / frame.pixels();
        return ofRegion * cells / (mask.width() * mask.height());
    }
}
