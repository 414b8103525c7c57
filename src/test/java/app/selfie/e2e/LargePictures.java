package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.SamplePictures;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that are large as files: noise cannot be made small. */
final class LargePictures {

    private LargePictures() {}

    /** A JPEG of 1920x1080 with the drawn person, whose still has more than 1 MB. */
    static byte[] photo() {
        BufferedImage person = new Portrait(1920, 1080).picture(Pose.AT_EASE);
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        try {
            ImageIO.write(noisy(person, 0x7F7F7F), "jpg", photo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return photo.toByteArray();
    }

    /** A PNG of nearly the 15 MB that a background of one's own may have. */
    static byte[] background() {
        byte[] picture =
                SamplePictures.png(noisy(new BufferedImage(2_200, 2_100, BufferedImage.TYPE_INT_RGB), 0xFFFFFF));
        assertThat(picture.length).as("bytes of the picture").isBetween(12_000_000, 15_000_000);
        return picture;
    }

    /** @param levels the bits that may change */
    private static BufferedImage noisy(BufferedImage picture, int levels) {
        Random random = new Random(1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, picture.getRGB(x, y) ^ (random.nextInt() & levels));
            }
        }
        return picture;
    }
}
