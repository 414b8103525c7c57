package app.selfie.bodypix;

/** The original's way from grid to picture, step by step and in whole maps: slow, obvious, and the judge of the quick. */
final class NaiveDecoding {

    private NaiveDecoding() {}

    /** One channel of a head as a probability per pixel of the picture. */
    static float[] picture(float[] head, int channels, int channel, InputGeometry g) {
        int inWidth = g.input().widthPx();
        int inHeight = g.input().heightPx();
        float[] input = new float[inWidth * inHeight];
        for (int y = 0; y < inHeight; y++) {
            for (int x = 0; x < inWidth; x++) {
                double gx = inWidth > 1 ? x * (double) (g.gridWidth() - 1) / (inWidth - 1) : 0;
                double gy = inHeight > 1 ? y * (double) (g.gridHeight() - 1) / (inHeight - 1) : 0;
                float logit = (float) sample(head, channels, channel, g.gridWidth(), g.gridHeight(), gx, gy);
                input[y * inWidth + x] = (float) (1 / (1 + Math.exp(-logit)));
            }
        }
        int width = g.picture().widthPx();
        int height = g.picture().heightPx();
        float[] picture = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double ix = position(x, width, g.padLeftPx(), inWidth);
                double iy = position(y, height, g.padTopPx(), inHeight);
                boolean inside = ix >= 0 && iy >= 0 && ix <= inWidth - 1 && iy <= inHeight - 1;
                picture[y * width + x] = inside ? (float) sample(input, 1, 0, inWidth, inHeight, ix, iy) : 0;
            }
        }
        return picture;
    }

    private static double position(int i, int side, int pad, int from) {
        double begin = (float) (pad / (side + 2.0 * pad - 1));
        double end = (float) ((pad + side - 1) / (side + 2.0 * pad - 1));
        return begin * (from - 1) + i * ((end - begin) * (from - 1) / (side - 1));
    }

    private static double sample(float[] map, int channels, int channel, int width, int height, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int right = Math.min((int) Math.ceil(x), width - 1);
        int bottom = Math.min((int) Math.ceil(y), height - 1);
        double a = map[(top * width + left) * channels + channel];
        double b = map[(top * width + right) * channels + channel];
        double c = map[(bottom * width + left) * channels + channel];
        double d = map[(bottom * width + right) * channels + channel];
        double upper = a + (b - a) * (x - left);
        double lower = c + (d - c) * (x - left);
        return upper + (lower - upper) * (y - top);
    }

    /** The part with the largest probability where the person's is over the threshold, -1 elsewhere. */
    static byte[] parts(BodyPixOutputs outputs, InputGeometry g, double threshold) {
        float[] person = picture(outputs.segments(), 1, 0, g);
        float[] most = new float[person.length];
        byte[] parts = new byte[person.length];
        for (int part = 0; part < BodyPart.COUNT; part++) {
            float[] map = picture(outputs.partHeatmaps(), BodyPart.COUNT, part, g);
            for (int i = 0; i < map.length; i++) {
                if (part == 0 || map[i] > most[i]) {
                    most[i] = map[i];
                    parts[i] = (byte) part;
                }
            }
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = person[i] > (float) threshold ? parts[i] : -1;
        }
        return parts;
    }
}
