package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Matte;
import app.selfie.imaging.Region;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StillSegmenterTest {

    private static final ImageSize FRAME = new ImageSize(640, 480);

    /** Share of a photograph; those without a person have a few pixels around one half. */
    private static final double A_PERSON = 0.01;

    private static final double[] PHASES = {0, 0.1, 0.25, 0.6, 0.8};

    private final ModelCatalog models = new ModelCatalog(List.copyOf(BuiltInModel.ALL));

    @AfterAll
    void close() {
        models.close();
    }

    @ParameterizedTest
    @CsvSource({
        "selfie, 0.985, 1280, 720, 0.44, 0.36",
        "selfie, 0.985, 1280, 720, 0.30, 0.24",
        "selfie, 0.985, 1280, 720, 0.62, 0.30",
        "selfie, 0.985, 1920, 1080, 0.45, 0.33",
        "selfie, 0.985, 1920, 1080, 0.60, 0.24",
        "selfie, 0.985, 720, 1280, 0.42, 0.20",
        "selfie, 0.985, 640, 480, 0.40, 0.30",
        "selfie, 0.985, 641, 479, 0.55, 0.22",
        "selfie-landscape, 0.980, 1280, 720, 0.44, 0.36",
        "selfie-landscape, 0.980, 1280, 720, 0.35, 0.26",
        "selfie-landscape, 0.980, 1920, 1080, 0.45, 0.30",
    })
    void cutsOutTheDrawnPersonBetterThanOnePass(
            String model, double least, int width, int height, double centreX, double scale) {
        Portrait portrait = new Portrait(width, height);
        double once = 0;
        double all = 0;
        double worst = 1;
        for (double phase : PHASES) {
            Pose pose = new Pose(centreX, scale, phase);
            byte[] truth = bytes(portrait.truth(pose));
            try (PersonSegmenter segmenter = models.newSegmenter(new ModelId(model));
                    StillSegmenter still = models.newStillSegmenter(new ModelId(model));
                    Frame frame = Frame.of(new ImageSize(width, height), bytes(portrait.picture(pose)));
                    Matte matte = new Matte()) {
                SegmentationMask mask = new SegmentationMask();
                segmenter.segment(frame, frame.size().whole(), mask);
                matte.cover(
                        frame.size(),
                        mask.probabilities(),
                        mask.width(),
                        mask.height(),
                        mask.region(),
                        EdgeCurve.DEFAULT);
                once += iou(matte.toBytes(), truth);
                still.segment(frame, EdgeCurve.DEFAULT, matte);
                double iou = iou(matte.toBytes(), truth);
                all += iou;
                worst = Math.min(worst, iou);
            }
        }
        System.out.printf(
                "%s, %dx%d, face at %.2f, %.2f high: IoU %.4f in all passes, worst %.4f; %.4f in one%n",
                model, width, height, centreX, scale, all / PHASES.length, worst, once / PHASES.length);
        assertThat(worst).isGreaterThan(0.98);
        assertThat(all / PHASES.length).isGreaterThanOrEqualTo(least);
        assertThat(all).isGreaterThanOrEqualTo(once);
    }

    @Test
    void agreesWithTheRecordedMasksOnPhotographs() throws Exception {
        double sum = 0;
        int persons = 0;
        for (String photo : Fixtures.photos()) {
            Mask recorded = Fixtures.mask(photo, "onnx-general.png");
            try (StillSegmenter still = models.newStillSegmenter(new ModelId("selfie"));
                    Frame frame = Fixtures.photo(photo);
                    Matte matte = new Matte()) {
                still.segment(frame, EdgeCurve.DEFAULT, matte);
                double share = (double) recorded.cellsOverHalf() / frame.size().pixels();
                double iou = iou(matte.toBytes(), levels(recorded));
                System.out.printf("%s, %s: IoU %.3f, %.3f of it a person%n", photo, frame.size(), iou, share);
                if (share > A_PERSON) {
                    persons++;
                    sum += iou;
                    assertThat(iou).as(photo).isGreaterThan(0.8);
                }
            }
        }
        System.out.printf("all passes against one recorded: mean IoU %.4f on %d photographs%n", sum / persons, persons);
        assertThat(persons).isGreaterThanOrEqualTo(7);
        assertThat(sum / persons).isGreaterThan(0.9);
    }

    private static byte[] levels(Mask mask) {
        byte[] levels = new byte[mask.values().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.round(255 * mask.values()[i]);
        }
        return levels;
    }

    @Test
    void looksAgainAtTheBoxGrownByATenthAndAtTheMirrorImage() {
        Drawn drawn = new Drawn(List.of(new Region(100, 100, 200, 200)));

        run(drawn, drawn);

        assertThat(drawn.regions)
                .containsExactly(
                        FRAME.whole(), FRAME.whole(), new Region(80, 80, 240, 240), new Region(320, 80, 240, 240));
    }

    @Test
    void takesEverybodyIntoTheBox() {
        Drawn drawn = new Drawn(List.of(new Region(100, 100, 40, 100), new Region(400, 200, 100, 200)));

        run(drawn, drawn);

        assertThat(drawn.regions).hasSize(4).contains(new Region(60, 70, 480, 360));
    }

    @Test
    void looksNoCloserWhereNobodyIs() {
        Drawn drawn = new Drawn(List.of());

        run(drawn, drawn);

        assertThat(drawn.regions).containsExactly(FRAME.whole(), FRAME.whole());
    }

    @Test
    void neverAsksOneNetworkTwiceForTheSame() {
        Drawn drawn = new Drawn(List.of(new Region(10, 20, 620, 460)));

        run(drawn, drawn);

        assertThat(drawn.regions).containsExactly(FRAME.whole(), FRAME.whole());
    }

    @Test
    void asksEveryNetworkWherePeopleReachFromEdgeToEdge() {
        Drawn first = new Drawn(List.of(new Region(10, 20, 620, 460)));
        Drawn other = new Drawn(List.of(new Region(10, 20, 620, 460)));

        run(first, other);

        assertThat(other.regions).containsExactly(FRAME.whole(), FRAME.whole());
    }

    @Test
    void seesNobodyOutsideOfTheBox() {
        // one cell of 10x10 is a speck, and a box ignores specks
        Drawn drawn = new Drawn(List.of(new Region(200, 100, 100, 200), new Region(600, 440, 10, 10)));
        byte[] alpha = run(drawn, drawn);

        assertThat(alpha[200 * FRAME.widthPx() + 250]).isEqualTo((byte) 255);
        assertThat(alpha[445 * FRAME.widthPx() + 605]).isZero();
    }

    @Test
    void closesEveryNetworkItWasGiven() {
        Drawn first = new Drawn(List.of());
        Drawn other = new Drawn(List.of());

        new StillSegmenter(first, List.of(other)).close();

        assertThat(first.closed).isTrue();
        assertThat(other.closed).isTrue();
    }

    private static byte[] run(Drawn first, Drawn closer) {
        try (StillSegmenter still = new StillSegmenter(first, List.of(closer));
                Frame frame = Frame.of(FRAME, first.picture());
                Matte matte = new Matte()) {
            still.segment(frame, EdgeCurve.DEFAULT, matte);
            return matte.toBytes();
        }
    }

    /** A network that takes white for people, in cells of 10x10 pixels of the whole frame; people are white rectangles. */
    private static final class Drawn implements PersonSegmenter {

        private final List<Region> people;
        private final List<Region> regions = new ArrayList<>();
        private boolean closed;

        Drawn(List<Region> people) {
            this.people = people;
        }

        byte[] picture() {
            byte[] bgr = new byte[Math.toIntExact(FRAME.pixels() * Frame.CHANNELS)];
            for (Region person : people) {
                for (int y = person.yPx(); y < person.bottomPx(); y++) {
                    int row = y * FRAME.widthPx();
                    Arrays.fill(
                            bgr,
                            (row + person.xPx()) * Frame.CHANNELS,
                            (row + person.rightPx()) * Frame.CHANNELS,
                            (byte) 255);
                }
            }
            return bgr;
        }

        @Override
        public void segment(Frame frame, Region region, SegmentationMask out) {
            regions.add(region);
            out.reset(64, 48, region);
            for (int y = 0; y < 48; y++) {
                for (int x = 0; x < 64; x++) {
                    int px = region.xPx() + (int) ((x + 0.5) * region.widthPx() / 64);
                    int py = region.yPx() + (int) ((y + 0.5) * region.heightPx() / 48);
                    long at = ((long) py * FRAME.widthPx() + px) * Frame.CHANNELS;
                    out.probabilities()[y * 64 + x] = frame.level(at) > 127 ? 1 : 0;
                }
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static double iou(byte[] found, byte[] truth) {
        long both = 0;
        long any = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean here = (found[i] & 0xFF) > 127;
            boolean there = (truth[i] & 0xFF) > 127;
            both += here && there ? 1 : 0;
            any += here || there ? 1 : 0;
        }
        return (double) both / any;
    }

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
