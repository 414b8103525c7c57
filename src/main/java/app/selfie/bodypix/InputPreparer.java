package app.selfie.bodypix;

import app.selfie.imaging.Frame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the network's input of a picture: padded with black to the input's proportions, resized (bilinear, sample i at
 * i * source / target, no antialiasing), then scaled as the architecture wants it. An instance keeps its buffers. Not
 * thread-safe.
 */
public final class InputPreparer {

    private final Architecture architecture;
    private byte[] padded = new byte[0];
    private float[] planes = new float[0];
    private @Nullable InputGeometry geometry;
    private Axis rows = Axis.plain(1, 1);
    private Axis columns = rows;

    public InputPreparer(Architecture architecture) {
        this.architecture = architecture;
    }

    /**
     * Prepares one picture.
     *
     * @param frame of the geometry's picture size. Not modified.
     * @return {3, height, width} of the geometry's input, red, green and blue; always the same array until the geometry
     *     grows, overwritten by the next call; may be longer
     */
    public float[] prepare(Frame frame, InputGeometry newGeometry) {
        if (!frame.size().equals(newGeometry.picture())) {
            throw new IllegalArgumentException(
                    "the geometry is made for a picture of " + newGeometry.picture() + ", had " + frame.size());
        }
        use(newGeometry);
        copy(frame, newGeometry);
        resize(newGeometry);
        return planes;
    }

    private void use(InputGeometry wanted) {
        if (wanted.equals(geometry)) {
            return;
        }
        int bytes =
                Math.multiplyExact(Frame.CHANNELS, Math.multiplyExact(wanted.paddedWidthPx(), wanted.paddedHeightPx()));
        if (padded.length < bytes) {
            padded = new byte[bytes];
        } else {
            Arrays.fill(padded, 0, bytes, (byte) 0);
        }
        int values = Math.toIntExact(Frame.CHANNELS * wanted.input().pixels());
        if (planes.length < values) {
            planes = new float[values];
        }
        rows = Axis.plain(wanted.paddedHeightPx(), wanted.input().heightPx());
        columns = Axis.plain(wanted.paddedWidthPx(), wanted.input().widthPx());
        geometry = wanted;
    }

    /** The margins stay black from one picture to the next. */
    private void copy(Frame frame, InputGeometry g) {
        int rowBytes = frame.size().widthPx() * Frame.CHANNELS;
        int paddedRowBytes = g.paddedWidthPx() * Frame.CHANNELS;
        int at = g.padTopPx() * paddedRowBytes + g.padLeftPx() * Frame.CHANNELS;
        MemorySegment pixels = frame.pixels();
        for (int y = 0; y < frame.size().heightPx(); y++) {
            MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) y * rowBytes, padded, at, rowBytes);
            at += paddedRowBytes;
        }
    }

    private void resize(InputGeometry g) {
        int rowBytes = g.paddedWidthPx() * Frame.CHANNELS;
        int plane = Math.toIntExact(g.input().pixels());
        for (int channel = 0; channel < Frame.CHANNELS; channel++) {
            int byteOf = Frame.CHANNELS - 1 - channel; // a frame has blue first
            for (int y = 0; y < g.input().heightPx(); y++) {
                resizeRow(
                        rows.low[y] * rowBytes + byteOf,
                        rows.high[y] * rowBytes + byteOf,
                        (float) rows.fraction[y],
                        architecture.offset(channel),
                        channel * plane + y * g.input().widthPx());
            }
        }
    }

    private void resizeRow(int top, int bottom, float down, float offset, int start) {
        float scale = architecture.scale();
        int[] lows = columns.low;
        int[] highs = columns.high;
        for (int x = 0; x < lows.length; x++) {
            int left = lows[x] * Frame.CHANNELS;
            int right = highs[x] * Frame.CHANNELS;
            float across = (float) columns.fraction[x];
            float topLeft = padded[top + left] & 0xFF;
            float bottomLeft = padded[bottom + left] & 0xFF;
            float upper = topLeft + ((padded[top + right] & 0xFF) - topLeft) * across;
            float lower = bottomLeft + ((padded[bottom + right] & 0xFF) - bottomLeft) * across;
            planes[start + x] = (upper + (lower - upper) * down) * scale + offset;
        }
    }
}
