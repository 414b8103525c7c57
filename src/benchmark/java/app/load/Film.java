package app.load;

import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The drawn person, as a camera would film her. */
final class Film {

    private static final int FRAMES = 24;

    private Film() {}

    /** JPEG files of 640 x 480. */
    static List<byte[]> frames() {
        List<byte[]> film = new ArrayList<>();
        Portrait portrait = new Portrait(640, 480);
        for (int i = 0; i < FRAMES; i++) {
            BufferedImage picture = portrait.picture(Pose.AT_EASE.at((double) i / FRAMES));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                ImageIO.write(picture, "jpg", out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            film.add(out.toByteArray());
        }
        return film;
    }
}
