package app.selfie.e2e;

import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The drawn person as a film for Chromium's fake camera. */
final class FakeCamera {

    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 480;

    /** Pictures of the loop. */
    static final int FRAMES = 24;

    private FakeCamera() {}

    /** How the person stands in picture {@code index} of the film. */
    static Pose pose(int index) {
        return Pose.AT_EASE.at((double) index / FRAMES);
    }

    /** Writes a Motion JPEG file; Chromium plays it round and round. */
    static Path film(Path folder) {
        Path file = folder.resolve("person.mjpeg");
        try (OutputStream out = Files.newOutputStream(file)) {
            Portrait portrait = new Portrait(WIDTH_PX, HEIGHT_PX);
            for (int i = 0; i < FRAMES; i++) {
                ImageIO.write(portrait.picture(pose(i)), "jpg", out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
