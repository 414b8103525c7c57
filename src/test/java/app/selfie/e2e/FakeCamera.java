package app.selfie.e2e;

import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The drawn person as a film for Chromium's fake camera.
 *
 * @param stance where the person stands; they sway and wave there
 */
record FakeCamera(Pose stance) {

    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 480;

    /** Pictures of the loop. */
    static final int FRAMES = 24;

    static final FakeCamera AT_EASE = new FakeCamera(Pose.AT_EASE);

    /** Further away and on the other side. */
    static final FakeCamera ASIDE = new FakeCamera(new Pose(0.68, 0.27, 0));

    /** How the person stands in picture {@code index} of the film. */
    Pose pose(int index) {
        return stance.at((double) index / FRAMES);
    }

    /** Writes a Motion JPEG file; Chromium plays it round and round. */
    Path film(Path file) {
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
