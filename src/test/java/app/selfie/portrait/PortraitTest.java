package app.selfie.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitTest {

    private final Portrait portrait = new Portrait(320, 240);

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    @Test
    void drawsTheSamePixelsForTheSamePose() {
        Pose pose = Pose.AT_EASE.at(0.3);

        assertThat(bytes(new Portrait(320, 240).picture(pose))).isEqualTo(bytes(portrait.picture(pose)));
    }

    @Test
    void drawsPicturesAndMasksOfItsSize() {
        BufferedImage picture = portrait.picture(Pose.AT_EASE);
        BufferedImage truth = portrait.truth(Pose.AT_EASE);

        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(240);
        assertThat(truth.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(bytes(truth)).hasSize(320 * 240);
    }

    @Test
    void marksAThirdOrSoOfThePictureAsThePerson() {
        int person = 0;
        int edge = 0;
        for (byte value : bytes(portrait.truth(Pose.AT_EASE))) {
            person += (value & 0xFF) > 127 ? 1 : 0;
            edge += value != 0 && value != -1 ? 1 : 0;
        }

        assertThat((double) person / (320 * 240)).isBetween(0.25, 0.55);
        assertThat(edge).as("soft pixels at the edge").isBetween(300, 3000);
    }

    @Test
    void keepsTheRoomStillWhileThePersonMoves() {
        BufferedImage first = portrait.picture(Pose.AT_EASE.at(0));
        BufferedImage later = portrait.picture(Pose.AT_EASE.at(0.25));
        BufferedImage firstTruth = portrait.truth(Pose.AT_EASE.at(0));
        BufferedImage laterTruth = portrait.truth(Pose.AT_EASE.at(0.25));

        double change = 0;
        int count = 0;
        for (int i = 0; i < 320 * 240; i++) {
            if (bytes(firstTruth)[i] == 0 && bytes(laterTruth)[i] == 0) {
                change += (bytes(first)[3 * i] & 0xFF) - (bytes(later)[3 * i] & 0xFF);
                count++;
            }
        }

        assertThat(Math.abs(change / count)).isLessThan(0.2);
        assertThat(bytes(firstTruth)).isNotEqualTo(bytes(laterTruth));
    }

    @Test
    void comesRoundToTheSameShape() {
        assertThat(bytes(portrait.truth(Pose.AT_EASE.at(1)))).isEqualTo(bytes(portrait.truth(Pose.AT_EASE.at(0))));
    }

    @Test
    void waves() {
        Set<Integer> shapes = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            shapes.add(java.util.Arrays.hashCode(bytes(portrait.truth(Pose.AT_EASE.at(i / 12.0)))));
        }

        assertThat(shapes).hasSizeGreaterThan(10);
    }

    @Test
    void blinks() {
        assertThat(Pose.AT_EASE.at(0.32).eyesOpen()).isZero();
        assertThat(Pose.AT_EASE.at(0.5).eyesOpen()).isEqualTo(1);
    }

    @Test
    void fitsIntoSixtyKilobytesOfJpeg() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();

        ImageIO.write(new Portrait(640, 480).picture(Pose.AT_EASE), "jpg", jpeg);

        assertThat(jpeg.size()).isBetween(10_000, 60_000);
    }

    @ParameterizedTest
    @CsvSource({"31,100", "100,31", "4097,100", "100,4097"})
    void refusesSizesThatNoCameraHas(int width, int height) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Portrait(width, height));
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0.3,0", "1.1,0.3,0", "0.5,0.05,0", "0.5,0.7,0", "0.5,0.3,-0.1", "0.5,0.3,1.1", "NaN,0.3,0"})
    void refusesPosesOutsideTheirRanges(double centreX, double scale, double phase) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pose(centreX, scale, phase));
    }
}
