package app.selfie.e2e;

import app.selfie.portrait.Portrait;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The drawn person as a film for Chromium's fake camera. */
final class FakeCamera {

    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 480;

    private FakeCamera() {}

    /** Writes a Motion JPEG file; Chromium plays it round and round. */
    static Path film(Path folder) {
        Path file = folder.resolve("person.mjpeg");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 24; i++) {
                BufferedImage picture = Portrait.draw(WIDTH_PX, HEIGHT_PX, i / 24f).picture();
                ImageIO.write(picture, "jpg", out);
            }
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
