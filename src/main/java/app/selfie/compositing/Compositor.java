package app.selfie.compositing;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.MaskedBlur;
import app.selfie.imaging.Matte;
import app.selfie.imaging.Picture;
import app.selfie.imaging.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Lays a person over a backdrop. An instance keeps its buffers between calls: one per worker, closed by its owner. Not
 * thread-safe.
 *
 * <p>Most pixels are wholly the person's or wholly the backdrop's. A row therefore starts as the backdrop's, runs of
 * opacity 255 are copied over it, and only the pixels between are computed; eight opacities are looked at in one step.
 */
public final class Compositor implements AutoCloseable {

    private static final VarHandle EIGHT_OPACITIES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ALL_BACKDROP = 0L;
    private static final long ALL_PERSON = -1L;

    private final MaskedBlur surroundings = new MaskedBlur();
    private final EdgeColour edge = new EdgeColour();
    private byte[] personRow = new byte[0];
    private byte[] outRow = new byte[0];
    private byte[] opacity = new byte[0];

    /**
     * Lays the person of {@code frame} over {@code backdrop}, in place:
     * {@code out = (a * person + (255 - a) * backdrop + 127) / 255}, per channel, with a the opacity 0..255 and the
     * person's colour at an edge by {@link EdgeColour}.
     *
     * @param frame the frame the matte was made from; overwritten with the composed picture
     * @param matte not modified
     * @throws IllegalArgumentException if the sizes differ, naming both
     */
    public void compose(Frame frame, Matte matte, Backdrop backdrop) {
        switch (backdrop) {
            case Backdrop.None() -> {}
            case Backdrop.Plain(int rgb) -> {
                requireSameSize("matte", matte.size(), frame);
                reserve(frame.size());
                compose(frame, matte, (y, row) -> fill(row, rgb, frame.size().widthPx()));
            }
            case Backdrop.Blur(float strength) -> {
                requireSameSize("matte", matte.size(), frame);
                reserve(frame.size());
                surroundings.blur(frame, matte, strength);
                compose(frame, matte, surroundings::copyRow);
            }
            case Backdrop.Scene(Picture picture) -> {
                requireSameSize("matte", matte.size(), frame);
                requireSameSize("backdrop", picture.size(), frame);
                reserve(frame.size());
                compose(frame, matte, picture::copyRow);
            }
        }
    }

    /** Where the rows of a backdrop come from. */
    private interface Rows {
        void copyRow(int yPx, byte[] target);
    }

    private void compose(Frame frame, Matte matte, Rows backdrop) {
        MemorySegment pixels = frame.pixels();
        Region person = matte.covered();
        int rowBytes = frame.size().widthPx() * Frame.CHANNELS;
        for (int y = 0; y < frame.size().heightPx(); y++) {
            long rowStart = (long) y * rowBytes;
            backdrop.copyRow(y, outRow);
            if (y >= person.yPx() && y < person.bottomPx()) {
                int from = person.xPx() * Frame.CHANNELS;
                int count = person.widthPx();
                MemorySegment.copy(
                        pixels, ValueLayout.JAVA_BYTE, rowStart + from, personRow, from, count * Frame.CHANNELS);
                matte.copyRow(person.xPx(), y, count, opacity);
                layOver(frame, matte, y, count);
            }
            MemorySegment.copy(outRow, 0, pixels, ValueLayout.JAVA_BYTE, rowStart, rowBytes);
        }
    }

    /** Lays the {@code count} pixels of the person's region in row {@code y} over the out row. */
    private void layOver(Frame frame, Matte matte, int y, int count) {
        int firstX = matte.covered().xPx();
        int from = firstX * Frame.CHANNELS;
        int x = 0;
        while (x < count) {
            if (x + Long.BYTES <= count) {
                long eight = (long) EIGHT_OPACITIES.get(opacity, x);
                if (eight == ALL_BACKDROP) {
                    x += Long.BYTES;
                    continue;
                }
                if (eight == ALL_PERSON) {
                    int start = x;
                    do {
                        x += Long.BYTES;
                    } while (x + Long.BYTES <= count && (long) EIGHT_OPACITIES.get(opacity, x) == ALL_PERSON);
                    int at = from + start * Frame.CHANNELS;
                    System.arraycopy(personRow, at, outRow, at, (x - start) * Frame.CHANNELS);
                    continue;
                }
            }
            int end = Math.min(x + Long.BYTES, count);
            for (; x < end; x++) {
                int a = opacity[x] & 0xFF;
                if (a != 0) {
                    int at = from + x * Frame.CHANNELS;
                    edge.find(frame, matte, firstX + x, y, a, personRow, at);
                    outRow[at] = (byte) EdgeColour.mix(a, edge.blue(), outRow[at] & 0xFF);
                    outRow[at + 1] = (byte) EdgeColour.mix(a, edge.green(), outRow[at + 1] & 0xFF);
                    outRow[at + 2] = (byte) EdgeColour.mix(a, edge.red(), outRow[at + 2] & 0xFF);
                }
            }
        }
    }

    private static void fill(byte[] row, int rgb, int widthPx) {
        for (int at = 0; at < widthPx * Frame.CHANNELS; at += Frame.CHANNELS) {
            row[at] = (byte) rgb;
            row[at + 1] = (byte) (rgb >> 8);
            row[at + 2] = (byte) (rgb >> 16);
        }
    }

    private void reserve(ImageSize size) {
        if (opacity.length < size.widthPx()) {
            opacity = new byte[size.widthPx()];
            personRow = new byte[size.widthPx() * Frame.CHANNELS];
            outRow = new byte[size.widthPx() * Frame.CHANNELS];
        }
    }

    private static void requireSameSize(String what, ImageSize found, Frame frame) {
        if (!found.equals(frame.size())) {
            throw new IllegalArgumentException("the " + what + " is " + found + ", the frame " + frame.size());
        }
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
