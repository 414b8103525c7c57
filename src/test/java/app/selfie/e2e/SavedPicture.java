package app.selfie.e2e;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A JPEG that somebody saved with a browser. */
final class SavedPicture {

    private SavedPicture() {}

    /** What has been saved so far, once it can be read. */
    static Optional<BufferedImage> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                BufferedImage picture = isJpeg(file) ? ImageIO.read(file.toFile()) : null;
                if (picture != null) {
                    return Optional.of(picture);
                }
            }
        }
        return Optional.empty();
    }

    /** Whole, too: it has a beginning and an end. Drivers keep it under a name of their own. */
    private static boolean isJpeg(Path file) throws IOException {
        byte[] bytes = Files.size(file) < 10_000_000 ? Files.readAllBytes(file) : new byte[0];
        int last = bytes.length - 1;
        return last > 3
                && bytes[0] == (byte) 0xFF
                && bytes[1] == (byte) 0xD8
                && bytes[last - 1] == (byte) 0xFF
                && bytes[last] == (byte) 0xD9;
    }
}
