package app.selfie.modelfiles;

import java.util.Random;

/** Pictures as TensorFlow has them, {height, width, channels}, and its operators written the slow and obvious way. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record NaivePicture(int height, int width, int channels, float[] values) {

    public static NaivePicture random(int height, int width, int channels, long seed) {
        Random random = new Random(seed);
        float[] values = new float[height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 4 - 2;
        }
        return new NaivePicture(height, width, channels, values);
    }

    public static NaivePicture zeros(int height, int width, int channels) {
        return new NaivePicture(height, width, channels, new float[height * width * channels]);
    }

    public float at(int y, int x, int channel) {
        return values[(y * width + x) * channels + channel];
    }

    public boolean has(int y, int x) {
        return y >= 0 && y < height && x >= 0 && x < width;
    }

    /** {channels, height, width}. */
    public float[] planes() {
        float[] planes = new float[values.length];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planes[(c * height + y) * width + x] = at(y, x, c);
                }
            }
        }
        return planes;
    }

    public interface Cell {
        float value(int y, int x, int channel);
    }

    public static NaivePicture of(int height, int width, int channels, Cell cell) {
        NaivePicture picture = zeros(height, width, channels);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    picture.values[(y * width + x) * channels + c] = cell.value(y, x, c);
                }
            }
        }
        return picture;
    }

    /** TensorFlow's own words: SAME gives ceil(input / stride), the odd zero comes last; VALID has no zeros. */
    private static int[] placement(int input, int kernel, int stride, int dilation, boolean same) {
        int reach = (kernel - 1) * dilation + 1;
        if (!same) {
            return new int[] {(input - reach + stride) / stride, 0};
        }
        int output = (input + stride - 1) / stride;
        return new int[] {output, Math.max(0, (output - 1) * stride + reach - input) / 2};
    }

    public interface Taps {
        /** Sums over the kernel at one place. */
        float sum(int top, int left, int channel);
    }

    /** @param dilation down and across */
    private NaivePicture slide(
            int kernelHeight, int kernelWidth, int stride, int[] dilation, boolean same, int out, Taps taps) {
        int[] down = placement(height, kernelHeight, stride, dilation[0], same);
        int[] across = placement(width, kernelWidth, stride, dilation[1], same);
        return of(down[0], across[0], out, (y, x, c) -> taps.sum(y * stride - down[1], x * stride - across[1], c));
    }

    /** Convolves; the kernel is {h, w, in, out}. */
    public NaivePicture conv(float[] kernel, int size, int out, int stride, int[] dilation, boolean same) {
        return slide(size, size, stride, dilation, same, out, (top, left, o) -> {
            double sum = 0;
            for (int ky = 0; ky < size; ky++) {
                for (int kx = 0; kx < size; kx++) {
                    int y = top + ky * dilation[0];
                    int x = left + kx * dilation[1];
                    for (int i = 0; has(y, x) && i < channels; i++) {
                        sum += at(y, x, i) * kernel[((ky * size + kx) * channels + i) * out + o];
                    }
                }
            }
            return (float) sum;
        });
    }

    /** Convolves each channel by itself; the kernel is {h, w, in, multiplier}. */
    public NaivePicture depthwise(float[] kernel, int size, int multiplier, int stride, int[] dilation, boolean same) {
        return slide(size, size, stride, dilation, same, channels * multiplier, (top, left, o) -> {
            double sum = 0;
            for (int ky = 0; ky < size; ky++) {
                for (int kx = 0; kx < size; kx++) {
                    int y = top + ky * dilation[0];
                    int x = left + kx * dilation[1];
                    if (has(y, x)) {
                        sum += at(y, x, o / multiplier) * kernel[(ky * size + kx) * channels * multiplier + o];
                    }
                }
            }
            return (float) sum;
        });
    }

    public NaivePicture maxPool(int size, int stride, boolean same) {
        return slide(size, size, stride, new int[] {1, 1}, same, channels, (top, left, c) -> {
            float most = Float.NEGATIVE_INFINITY;
            for (int y = top; y < top + size; y++) {
                for (int x = left; x < left + size; x++) {
                    most = has(y, x) ? Math.max(most, at(y, x, c)) : most;
                }
            }
            return most;
        });
    }

    public NaivePicture pad(int top, int bottom, int left, int right) {
        return of(
                height + top + bottom,
                width + left + right,
                channels,
                (y, x, c) -> has(y - top, x - left) ? at(y - top, x - left, c) : 0);
    }

    public interface Each {
        double of(float value, int index);
    }

    public NaivePicture map(Each each) {
        float[] mapped = new float[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = (float) each.of(values[i], i);
        }
        return new NaivePicture(height, width, channels, mapped);
    }

    public NaivePicture plus(float[] bias) {
        return map((value, i) -> value + bias[i % channels]);
    }
}
