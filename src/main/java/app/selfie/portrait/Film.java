package app.selfie.portrait;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Random;

/** What a camera's lens and sensor add to a drawing: a little softness, and noise. */
final class Film {

    /** Of the noise, in levels of 0..255: an ordinary webcam in an ordinary room. */
    private static final double NOISE_SIGMA = 4;

    /** As many different noise values as any viewer can tell; drawing each pixel's anew would cost ten times as much. */
    private static final int NOISE_VALUES = 1 << 16;

    private Film() {}

    /** The room lies behind the person and is a little out of focus. */
    static BufferedImage outOfFocus(BufferedImage image) {
        int radius = Math.max(1, image.getHeight() / 200);
        int side = 2 * radius + 1;
        return blurred(blurred(image, side, box(side)), side, box(side));
    }

    private static float[] box(int side) {
        float[] kernel = new float[side * side];
        java.util.Arrays.fill(kernel, 1f / (side * side));
        return kernel;
    }

    /**
     * A softer, noisy copy.
     *
     * @param image three bytes per pixel. Not modified.
     * @param seed the same seed gives the same noise
     */
    static BufferedImage exposed(BufferedImage image, int seed) {
        float[] soft = {1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f};
        BufferedImage exposed = blurred(image, 3, soft);
        byte[] pixels = ((DataBufferByte) exposed.getRaster().getDataBuffer()).getData();
        Random random = new Random(seed);
        byte[] noise = new byte[NOISE_VALUES];
        for (int i = 0; i < NOISE_VALUES; i++) {
            noise[i] = (byte) Math.round(NOISE_SIGMA * random.nextGaussian());
        }
        int at = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % NOISE_VALUES == 0) {
                at = random.nextInt(NOISE_VALUES); // or the noise would repeat as a pattern
            }
            int value = (pixels[i] & 0xFF) + noise[(at + i) % NOISE_VALUES];
            pixels[i] = (byte) Math.clamp(value, 0, 255);
        }
        return exposed;
    }

    private static BufferedImage blurred(BufferedImage image, int side, float[] kernel) {
        BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        return new ConvolveOp(new Kernel(side, side, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, out);
    }
}
