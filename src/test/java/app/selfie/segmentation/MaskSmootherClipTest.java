package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tracking and smoothing on a recorded clip of a person, 640x480 at 15 frames per second. */
class MaskSmootherClipTest {

    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final long FRAME_NANOS = 1_000_000_000L / 15;

    /** Half the side of the square over which the picture's change is averaged. */
    private static final int REACH = 4;

    private static final float STILL = 2;

    /** Sums of a mask's change between two frames, over the pixels that count. */
    private double rawChange;

    private double smoothChange;
    private double iou;

    @ParameterizedTest
    @CsvSource({"selfie, false", "selfie, true", "selfie-landscape, false", "selfie-landscape, true"})
    void flickersAtMostFourTenthsAsMuchAsTheNetworkAndTrailsNothing(String model, boolean tracked) throws Exception {
        List<byte[]> clip = MjpegClip.pictures(Files.readAllBytes(FixtureFolder.resolve("webcam-640x480.mjpeg")));
        assertThat(clip).hasSize(150);

        play(clip, new ModelId(model), tracked);

        double ratio = smoothChange / rawChange;
        double meanIou = iou / clip.size();
        System.out.printf(
                "%s tracked=%b: flicker ratio %.3f, mean IoU with the raw mask %.4f%n", model, tracked, ratio, meanIou);
        assertThat(ratio).isLessThan(0.4);
        assertThat(meanIou).isGreaterThan(0.98);
    }

    private void play(List<byte[]> clip, ModelId id, boolean tracked) {
        PeopleFinder finder = new PeopleFinder();
        PersonTracker tracker = new PersonTracker();
        SegmentationMask mask = new SegmentationMask();
        Mask rawBefore = null;
        Mask smoothBefore = null;
        byte[] pictureBefore = null;
        long now = 0;
        try (ModelCatalog models = new ModelCatalog(List.copyOf(BuiltInModel.ALL));
                PersonSegmenter segmenter = models.newSegmenter(id);
                MaskSmoother smoother = new MaskSmoother();
                JpegCodec codec = new JpegCodec()) {
            for (byte[] jpeg : clip) {
                try (Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                    if (tracked) {
                        finder.find(frame, tracker, segmenter, now, mask);
                    } else {
                        segmenter.segment(frame, SIZE.whole(), mask);
                    }
                    now += FRAME_NANOS;
                    Mask raw = Mask.onFrame(mask, SIZE.widthPx(), SIZE.heightPx());
                    smoother.smooth(frame, mask);
                    Mask smooth = Mask.onFrame(mask, SIZE.widthPx(), SIZE.heightPx());
                    byte[] picture = frame.toBgr();
                    iou += smooth.iou(raw);
                    addFlicker(raw, rawBefore, smooth, smoothBefore, picture, pictureBefore);
                    rawBefore = raw;
                    smoothBefore = smooth;
                    pictureBefore = picture;
                }
            }
        }
    }

    /**
     * Counts a pixel if it is at the person's edge, raw mask between 0.02 and 0.98 in one of the two frames, and still:
     * the picture's luma around it, over 9x9 pixels, changed by less than 2 of 255 levels in the mean. There the true
     * mask has not changed either, and every change of a mask is flicker.
     */
    private void addFlicker(
            Mask raw,
            @Nullable Mask rawBefore,
            Mask smooth,
            @Nullable Mask smoothBefore,
            byte[] picture,
            byte @Nullable [] pictureBefore) {
        if (rawBefore == null || smoothBefore == null || pictureBefore == null) {
            return;
        }
        for (int y = REACH; y < SIZE.heightPx() - REACH; y += 2) {
            for (int x = REACH; x < SIZE.widthPx() - REACH; x += 2) {
                int i = y * SIZE.widthPx() + x;
                boolean edge =
                        isDoubtful(raw.values()[i]) || isDoubtful(rawBefore.values()[i]);
                if (edge && change(picture, pictureBefore, x, y) < STILL) {
                    rawChange += Math.abs(raw.values()[i] - rawBefore.values()[i]);
                    smoothChange += Math.abs(smooth.values()[i] - smoothBefore.values()[i]);
                }
            }
        }
    }

    private static boolean isDoubtful(float p) {
        return p > 0.02f && p < 0.98f;
    }

    private static double change(byte[] picture, byte[] before, int centreX, int centreY) {
        int sum = 0;
        for (int y = centreY - REACH; y <= centreY + REACH; y++) {
            for (int x = centreX - REACH; x <= centreX + REACH; x++) {
                int at = 3 * (y * SIZE.widthPx() + x);
                sum += Math.abs(luma(picture, at) - luma(before, at));
            }
        }
        int side = 2 * REACH + 1;
        return sum / 8.0 / (side * side);
    }

    private static int luma(byte[] bgr, int at) {
        return (bgr[at] & 0xFF) + 5 * (bgr[at + 1] & 0xFF) + 2 * (bgr[at + 2] & 0xFF);
    }
}
