package app.selfie.gallery;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackdropChoice.Scene;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import java.time.Instant;
import java.util.Random;

/** Stills that nobody developed: the gallery looks into pictures only to make them small, and into layers never. */
public final class Stills {

    private Stills() {}

    /** A still in front of the Moon, of pictures nobody else has. */
    public static Still of(ImageSize size, long seed) {
        Random random = new Random(seed);
        byte[] original = new byte[300 + random.nextInt(300)];
        byte[] matte = new byte[100 + random.nextInt(100)];
        random.nextBytes(original);
        random.nextBytes(matte);
        return new Still(size, original, matte, jpeg(size, seed), recipe(new Scene(new BackgroundId("moon"))));
    }

    public static Recipe recipe(BackdropChoice backdrop) {
        return new Recipe(
                backdrop,
                true,
                new EdgeCurve(0.45f, 0.3f),
                new ModelId("selfie"),
                Instant.parse("2026-05-01T10:11:12.131415Z"));
    }

    /** A real JPEG file: a gradient in a colour of its own. */
    public static byte[] jpeg(ImageSize size, long seed) {
        byte[] bgr = new byte[Math.toIntExact(size.pixels() * 3)];
        int colour = new Random(seed).nextInt(0x1000000);
        for (int i = 0, y = 0; y < size.heightPx(); y++) {
            for (int x = 0; x < size.widthPx(); x++) {
                bgr[i++] = (byte) (colour & 0xFF);
                bgr[i++] = (byte) ((colour >> 8 & 0xFF) * x / size.widthPx());
                bgr[i++] = (byte) ((colour >> 16 & 0xFF) * y / size.heightPx());
            }
        }
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, bgr)) {
            return codec.encode(frame, 90);
        }
    }
}
