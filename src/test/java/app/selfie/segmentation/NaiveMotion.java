package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.util.Arrays;

/** The motion grid, written out slowly. */
final class NaiveMotion {

    private NaiveMotion() {}

    /** 64x48 cells, each the mean luma of four samples. */
    static float[] luma(Frame frame) {
        float[] luma = new float[64 * 48];
        try (Frame samples = Frame.allocate(new ImageSize(128, 96))) {
            frame.stretchTo(frame.size().whole(), samples);
            byte[] bgr = samples.toBgr();
            for (int i = 0; i < 128 * 96; i++) {
                float value = ((bgr[3 * i] & 0xFF) + 5 * (bgr[3 * i + 1] & 0xFF) + 2 * (bgr[3 * i + 2] & 0xFF)) / 8f;
                luma[i / 128 / 2 * 64 + i % 128 / 2] += value / 4;
            }
        }
        return luma;
    }

    /** 0..1 per cell. */
    static float[] between(float[] now, float[] before) {
        float[] blurred = new float[now.length];
        for (int i = 0; i < now.length; i++) {
            for (int k = 0; k < 9; k++) {
                int y = Math.clamp(i / 64 + k / 3 - 1, 0, 47);
                int x = Math.clamp(i % 64 + k % 3 - 1, 0, 63);
                blurred[i] += Math.abs(now[y * 64 + x] - before[y * 64 + x]) / 9;
            }
        }
        float[] sorted = blurred.clone();
        Arrays.sort(sorted);
        float quiet = (float) (Math.floor(sorted[now.length / 4 - 1] * 8) + 1) / 8;
        float floor = Math.clamp(2 * quiet, 2.5f, 7f);
        float[] motion = new float[now.length];
        for (int i = 0; i < now.length; i++) {
            motion[i] = Math.clamp((blurred[i] - floor) / 5, 0f, 1f);
        }
        return motion;
    }

    /** Bilinear between cells' centres; {@code x} and {@code y} are shares of the frame, 0..1. */
    static double at(float[] motion, double x, double y) {
        double gridX = Math.clamp(x * 64 - 0.5, 0, 63);
        double gridY = Math.clamp(y * 48 - 0.5, 0, 47);
        double sum = 0;
        for (int i = 0; i < motion.length; i++) {
            double nearX = Math.max(0, 1 - Math.abs(gridX - i % 64));
            int row = i / 64;
            double nearY = Math.max(0, 1 - Math.abs(gridY - row));
            sum += nearX * nearY * motion[i];
        }
        return sum;
    }
}
