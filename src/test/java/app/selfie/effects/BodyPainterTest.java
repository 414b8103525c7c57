package app.selfie.effects;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.bodypix.BodyPart;
import app.selfie.bodypix.Joint;
import app.selfie.bodypix.Keypoint;
import app.selfie.bodypix.PartColours;
import app.selfie.bodypix.Pose;
import app.selfie.bodypix.Rgba;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.BodyMap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyPainterTest {

    private static final ImageSize SIZE = new ImageSize(160, 120);
    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;

    private final BodyPainter painter = new BodyPainter();
    private final BodyMap body = new BodyMap();

    @AfterEach
    void close() {
        painter.close();
    }

    @Test
    void leavesNoDetailInAFaceAndAllOfItElsewhere() {
        mapWith(BodyPart.LEFT_FACE, 30, 10, 50, 30);
        byte[] filmed = stripes();
        try (Frame frame = Frame.of(SIZE, filmed)) {
            painter.paint(frame, body, BodyEffect.BLUR_FACES);

            byte[] out = frame.toBgr();
            for (int y = 22; y < 58; y++) {
                for (int x = 62; x < 98; x++) {
                    assertThat(out[at(x, y)] & 0xFF).as("face (%d, %d)", x, y).isBetween(100, 155);
                }
            }
            assertThat(Arrays.copyOfRange(out, at(0, 80), out.length))
                    .isEqualTo(Arrays.copyOfRange(filmed, at(0, 80), filmed.length));
            assertThat(out[at(10, 40)]).isEqualTo(filmed[at(10, 40)]);
        }
    }

    @Test
    void blursTheRightHalfOfAFaceToo() {
        mapWith(BodyPart.RIGHT_FACE, 30, 10, 50, 30);
        try (Frame frame = Frame.of(SIZE, stripes())) {
            painter.paint(frame, body, BodyEffect.BLUR_FACES);

            assertThat(frame.toBgr()[at(80, 40)] & 0xFF).isBetween(100, 155);
        }
    }

    @Test
    void aFrameWithoutAFaceStaysAsItIs() {
        mapWith(BodyPart.TORSO_FRONT, 30, 10, 50, 30);
        byte[] filmed = stripes();
        try (Frame frame = Frame.of(SIZE, filmed)) {
            painter.paint(frame, body, BodyEffect.BLUR_FACES);

            assertThat(frame.toBgr()).isEqualTo(filmed);
        }
    }

    @Test
    void aPartHasTheRainbowsColourAndNobodyNone() {
        mapWith(BodyPart.TORSO_FRONT, 30, 10, 50, 30);
        Rgba colour = PartColours.RAINBOW.get(BodyPart.TORSO_FRONT.id());
        try (Frame frame = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * 3)])) {
            painter.paint(frame, body, BodyEffect.COLOUR_PARTS);

            byte[] out = frame.toBgr();
            assertThat((out[at(80, 40) + 2] & 0xFF) / (double) colour.red()).isBetween(0.55, 0.62);
            assertThat((out[at(80, 40)] & 0xFF) / (double) colour.blue()).isBetween(0.55, 0.62);
            assertThat(out[at(20, 100)]).isZero();
        }
    }

    @Test
    void untilFacesAreKnownNobodyIsRecognised() {
        try (Frame frame = Frame.of(SIZE, stripes())) {
            painter.blurAll(frame);

            assertThat(frame.toBgr()[at(80, 60)] & 0xFF).isBetween(100, 155);
            assertThat(frame.toBgr()[at(3, 3)] & 0xFF).isBetween(100, 155);
        }
    }

    @Test
    void drawsOnlyTheJointsThatAreSeen() {
        body.setPoses(List.of(new Pose(
                0.5,
                Joint.ALL.stream()
                        .map(joint ->
                                new Keypoint(joint, joint == Joint.NOSE ? 0.9 : 0.1, 10 + 8 * joint.channel(), 60))
                        .toList())));
        try (Frame frame = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * 3)])) {
            painter.drawSkeletons(frame, body);

            byte[] out = frame.toBgr();
            assertThat(out[at(10, 60)]).isEqualTo((byte) 255);
            assertThat(out[at(50, 60)]).isZero();
        }
    }

    private void mapWith(BodyPart part, int fromX, int fromY, int toX, int toY) {
        body.reset(WIDTH, HEIGHT);
        Arrays.fill(body.parts(), (byte) -1);
        for (int y = fromY; y < toY; y++) {
            Arrays.fill(body.parts(), y * WIDTH + fromX, y * WIDTH + toX, (byte) part.id());
        }
    }

    private static byte[] stripes() {
        byte[] bgr = new byte[Math.toIntExact(SIZE.pixels() * 3)];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) (i / 3 % 2 * 255);
        }
        return bgr;
    }

    private static int at(int x, int y) {
        return (y * SIZE.widthPx() + x) * 3;
    }
}
