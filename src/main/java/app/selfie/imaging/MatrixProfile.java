package app.selfie.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts an ICC profile together for colours that a file describes in numbers (ICC.1:2022: a matrix and a curve), so that one
 * colour management converts all.
 */
final class MatrixProfile {

    /** x and y of white, red, green and blue (CIE 1931). */
    static final double[] SRGB = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

    static final double[] DISPLAY_P3 = {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    static final double[] BT2020 = {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046};

    /** Of the curve: exponent, then a, b, c, d of ICC.1's function 3. */
    static final double[] SRGB_CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

    static final double[] BT709_CURVE = {1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081};

    private static final double[] D50 = {0.9642, 1, 0.8249};

    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private static final int HEADER_BYTES = 128;

    private MatrixProfile() {}

    /** A curve without a straight part. */
    static double[] power(double exponent) {
        return new double[] {exponent};
    }

    /** For grey pictures. */
    static byte[] grey(double[] curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(D50));
        tags.put("kTRC", parametric(curve));
        return profile("GRAY", tags);
    }

    /**
     * For coloured ones.
     *
     * @param primaries as in {@link #SRGB}
     * @param curve as in {@link #SRGB_CURVE}, or a {@link #power}
     * @return empty if no colours have those primaries
     */
    static Optional<byte[]> rgb(double[] primaries, double[] curve) {
        double[][] columns = new double[4][];
        for (int i = 0; i < columns.length; i++) {
            double x = primaries[2 * i];
            double y = primaries[2 * i + 1];
            if (!(x >= 0 && x <= 1 && y >= 0.01 && y <= 1)) {
                return Optional.empty();
            }
            columns[i] = new double[] {x / y, 1, (1 - x - y) / y};
        }
        double[][] matrix = transposed(columns[1], columns[2], columns[3]);
        Optional<double[][]> inverse = inverse(matrix);
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        double[] shares = times(inverse.get(), columns[0]);
        double[][] adapted = adaptation(columns[0]);
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(D50));
        for (int i = 0; i < 3; i++) {
            double share = shares[i];
            double[] colour = {columns[i + 1][0] * share, share, columns[i + 1][2] * share};
            tags.put("rgb".charAt(i) + "XYZ", xyz(times(adapted, colour)));
            tags.put("rgb".charAt(i) + "TRC", parametric(curve));
        }
        return Optional.of(profile("RGB ", tags));
    }

    /** From that white to the profile's, by Bradford. */
    private static double[][] adaptation(double[] white) {
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, D50);
        double[][] scaled = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                scaled[row][column] = BRADFORD[row][column] * to[row] / from[row];
            }
        }
        double[][] back = inverse(BRADFORD).orElseThrow();
        double[][] result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    result[row][column] += back[row][i] * scaled[i][column];
                }
            }
        }
        return result;
    }

    private static double[][] transposed(double[] a, double[] b, double[] c) {
        return new double[][] {{a[0], b[0], c[0]}, {a[1], b[1], c[1]}, {a[2], b[2], c[2]}};
    }

    private static double[] times(double[][] m, double[] v) {
        double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            result[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
        }
        return result;
    }

    /** By cofactors; empty if there is none. */
    private static Optional<double[][]> inverse(double[][] m) {
        double[][] result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (column + 1) % 3;
                int r2 = (column + 2) % 3;
                int c1 = (row + 1) % 3;
                int c2 = (row + 2) % 3;
                result[row][column] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
            }
        }
        double determinant = m[0][0] * result[0][0] + m[0][1] * result[1][0] + m[0][2] * result[2][0];
        if (Math.abs(determinant) < 1e-4) {
            return Optional.empty();
        }
        for (double[] row : result) {
            for (int column = 0; column < 3; column++) {
                row[column] /= determinant;
            }
        }
        return Optional.of(result);
    }

    private static byte[] xyz(double[] values) {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(0)
                .putInt(fixed(values[0]))
                .putInt(fixed(values[1]))
                .putInt(fixed(values[2]))
                .array();
    }

    private static byte[] parametric(double[] curve) {
        ByteBuffer tag = ByteBuffer.allocate(12 + 4 * curve.length);
        tag.put(ascii("para"))
                .putInt(0)
                .putShort((short) (curve.length == 1 ? 0 : 3))
                .putShort((short) 0);
        for (double value : curve) {
            tag.putInt(fixed(value));
        }
        return tag.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] profile(String colours, Map<String, byte[]> tags) {
        int length = HEADER_BYTES
                + 4
                + 12 * tags.size()
                + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer profile = ByteBuffer.allocate(length);
        profile.putInt(0, length)
                .putInt(8, 0x04200000)
                .putInt(68, fixed(D50[0]))
                .putInt(72, fixed(D50[1]));
        profile.putInt(76, fixed(D50[2]))
                .put(12, ascii("mntr" + colours + "XYZ "))
                .put(36, ascii("acsp"));
        profile.position(HEADER_BYTES).putInt(tags.size());
        int at = HEADER_BYTES + 4 + 12 * tags.size();
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            profile.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
            at += tag.getValue().length;
        }
        tags.values().forEach(profile::put);
        return profile.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
